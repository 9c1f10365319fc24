/** The Chromium behind all windows: gives each window its target and closes whatever a page opened by itself. */
import { join } from 'node:path';
import { app } from './app.ts';
import type { CdpSession, Params } from './cdp.ts';
import { type Chromium, startChromium } from './chromium.ts';
import { startProtocolServer } from './protocol.ts';

export type Target = { readonly id: string; readonly session: CdpSession };

export type WindowSize = { readonly width: number; readonly height: number };

type Owner = { readonly onGone: () => void };

let running: Promise<Chromium> | undefined;
let closing = false;
const owners = new Map<string, Owner>();
const attached = new Map<string, PromiseWithResolvers<CdpSession>>();
const creating = new Set<Promise<unknown>>();
const targets = new Map<string, string>();
let firstWindow: PromiseWithResolvers<string> | undefined;

export function startBrowser(): Promise<Chromium> {
  running ??= start();
  return running;
}

async function start(): Promise<Chromium> {
  const { port } = await startProtocolServer();
  const profile = join(app.getPath('sessionData'), 'stand-in-chromium');
  const chromium = await startChromium({ profile, port, onExit: () => onBrowserGone() });
  const { cdp } = chromium;
  if (chromium.headful) firstWindow = Promise.withResolvers();
  cdp.on('Target.attachedToTarget', (params) => void onAttached(chromium, params));
  cdp.on('Target.detachedFromTarget', ({ sessionId }) => onDetached(sessionId));
  await cdp.send('Browser.grantPermissions', { permissions: [] });
  await cdp.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: true });
  return chromium;
}

function onBrowserGone(): void {
  if (closing) return;
  for (const owner of [...owners.values()]) owner.onGone();
}

function onDetached(sessionId: string): void {
  const id = targets.get(sessionId);
  if (id === undefined) return;
  targets.delete(sessionId);
  owners.get(id)?.onGone();
}

function slot(targetId: string): PromiseWithResolvers<CdpSession> {
  const known = attached.get(targetId) ?? Promise.withResolvers<CdpSession>();
  attached.set(targetId, known);
  return known;
}

async function onAttached({ cdp }: Chromium, { sessionId, targetInfo }: Params): Promise<void> {
  const session = cdp.session(sessionId);
  if (targetInfo.type !== 'page') {
    session.tell('Runtime.runIfWaitingForDebugger');
    return;
  }
  if (firstWindow && targetInfo.openerId === undefined && targetInfo.url.startsWith('data:')) {
    firstWindow.resolve(targetInfo.targetId);
  }
  // What a page opened is none of the windows: it must load nothing from its first moment on.
  if (targetInfo.openerId !== undefined) loadNothing(session);
  targets.set(sessionId, targetInfo.targetId);
  slot(targetInfo.targetId).resolve(session);
  await Promise.allSettled(creating);
  if (owners.has(targetInfo.targetId) || targetInfo.url.startsWith('data:')) return;
  await refuse(session, cdp, targetInfo);
}

function loadNothing(session: CdpSession): void {
  session.on('Fetch.requestPaused', ({ requestId }) => {
    session.tell('Fetch.failRequest', { requestId, errorReason: 'Aborted' });
  });
  session.tell('Fetch.enable', { patterns: [{}] });
}

/** Lets the new page run, so that its opener does, but load nothing; then closes it. */
async function refuse(session: CdpSession, cdp: CdpSession, { targetId, openerId }: Params): Promise<void> {
  if (openerId === undefined) loadNothing(session);
  await session.send('Runtime.runIfWaitingForDebugger').catch(() => undefined);
  cdp.tell('Target.closeTarget', { targetId });
}

/** A target for a window, waiting for its debugger. */
export async function openTarget({ width, height }: WindowSize, owner: Owner): Promise<Target> {
  const chromium = await startBrowser();
  const { cdp } = chromium;
  const reuse = firstWindow;
  firstWindow = undefined;
  const made = reuse
    ? reuse.promise
    : cdp.send('Target.createTarget', { url: 'about:blank', newWindow: true, width, height }).then(({ targetId }) => {
        return targetId as string;
      });
  const owned = made.then((id) => void owners.set(id, owner));
  creating.add(owned);
  const id = await made;
  await owned;
  creating.delete(owned);
  const session = await slot(id).promise;
  return { id, session };
}

/** Gives a window's page this size, whatever frame Chromium draws around it. */
export async function sizeTarget(targetId: string, size: WindowSize): Promise<void> {
  const { cdp } = await startBrowser();
  const { windowId } = await cdp.send('Browser.getWindowForTarget', { targetId });
  await cdp.send('Browser.setContentsSize', { windowId, ...size });
}

export async function closeTarget(targetId: string): Promise<void> {
  const { cdp } = await startBrowser();
  cdp.tell('Target.closeTarget', { targetId });
}

export function forgetTarget(targetId: string): void {
  owners.delete(targetId);
  attached.delete(targetId);
}

/** Ends Chromium, when it was started. */
export async function stopBrowser(): Promise<void> {
  closing = true;
  await (await running?.catch(() => undefined))?.close();
}
