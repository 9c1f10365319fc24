/** Navigation as main may prevent it: every document a page asks for is held until the listeners have spoken. */
import type { CdpSession, Params } from './cdp.ts';
import { preventable } from './events.ts';
import type { Frames, WebFrameMain } from './frames.ts';
import { fromChromium } from './origin.ts';
import { appScheme } from './protocol.ts';

export type GuardedContents = {
  readonly emit: (event: string, ...args: unknown[]) => boolean;
  readonly frames: Frames;
  /** Whether main itself asked for this address: `loadURL` is nobody's navigation to prevent. Asked once per load. */
  readonly isOwnLoad: (url: string) => boolean;
};

const DOCUMENTS = { patterns: [{ resourceType: 'Document', requestStage: 'Request' }] };

export function guardNavigation(session: CdpSession, contents: GuardedContents): Promise<Params> {
  session.on('Fetch.requestPaused', (paused) => {
    const verdict = isAllowed(paused, contents);
    if (verdict) session.tell('Fetch.continueRequest', { requestId: paused.requestId });
    else session.tell('Fetch.failRequest', { requestId: paused.requestId, errorReason: 'Aborted' });
  });
  return session.send('Fetch.enable', DOCUMENTS);
}

function isAllowed(paused: Params, { emit, frames, isOwnLoad }: GuardedContents): boolean {
  const url = fromChromium(appScheme(), paused.request.url + (paused.request.urlFragment ?? ''));
  const frame = frames.get(paused.frameId);
  const isMainFrame = frame === frames.main;
  if (paused.redirectedRequestId) return ask('will-redirect');
  if (isMainFrame && isOwnLoad(paused.request.url)) return true;
  return ask('will-frame-navigate') && (!isMainFrame || ask('will-navigate'));

  function ask(name: string): boolean {
    const event = preventable(navigation(url, isMainFrame, frame));
    emit(name, event, url, false, isMainFrame);
    return !event.defaultPrevented;
  }
}

function navigation(url: string, isMainFrame: boolean, frame: WebFrameMain | undefined): object {
  return { url, isMainFrame, isSameDocument: false, frame: frame ?? null, initiator: frame?.top ?? null };
}
