// A small app for the stand-in's own tests: keeps every rule by itself; tests break them through `evaluate`.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import electron, { app, BrowserWindow, ipcMain, protocol, session } from 'electron';

const records = { launches: [], navigations: [], opened: [], senders: [], aborted: 0 };
globalThis.records = records;

if (process.env.FIXTURE_BREAK_EARLY) {
  globalThis.electron = electron;
  // biome-ignore lint/security/noGlobalEval: the test's own text
  globalThis.eval(process.env.FIXTURE_BREAK_EARLY);
}

mkdirSync(process.env.FIXTURE_USER_DATA, { recursive: true });
app.setPath('userData', process.env.FIXTURE_USER_DATA);
app.enableSandbox();
protocol.registerSchemesAsPrivileged([
  { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
]);

if (app.requestSingleInstanceLock()) {
  app.on('second-instance', (_event, argv, cwd) => records.launches.push({ argv, cwd }));
  app.whenReady().then(start);
} else {
  app.quit();
}

function page(body) {
  return new Response(`<!doctype html><title>Fixture</title><body>${body}`, {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'self' 'unsafe-inline'; frame-src *",
    },
  });
}

function slow(signal) {
  const stream = new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode('first'));
      signal.addEventListener('abort', () => {
        records.aborted += 1;
      });
    },
  });
  return new Response(stream, { headers: { 'content-type': 'text/plain' } });
}

async function serve(request) {
  const { host, pathname } = new URL(request.url);
  if (pathname === '/echo') {
    const body = await request.text();
    return Response.json({
      url: request.url,
      method: request.method,
      body,
      headers: Object.fromEntries(request.headers),
    });
  }
  if (pathname === '/slow') return slow(request.signal);
  if (pathname === '/encoded') return new Response('x', { headers: { 'content-encoding': 'gzip' } });
  if (pathname === '/named')
    return new Response('x', { headers: { 'content-security-policy': 'img-src app://fixture' } });
  if (pathname === '/failing') throw new Error('the handler failed');
  if (pathname === '/redirect') return new Response(null, { status: 302, headers: { location: '/elsewhere' } });
  if (pathname === '/frame') return page('in a frame');
  return page(`<h1>${host}${pathname}</h1><iframe src="/frame" title="frame"></iframe>`);
}

function start() {
  const denies = session.defaultSession;
  denies.setPermissionCheckHandler(() => false);
  denies.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  denies.setDevicePermissionHandler(() => false);
  protocol.handle('app', serve);
  ipcMain.handle('echo', (_event, ...args) => args);
  ipcMain.handle('sender', ({ sender, senderFrame }) => ({
    url: senderFrame?.url,
    origin: senderFrame?.origin,
    isMainFrame: senderFrame === sender.mainFrame,
    hasParent: senderFrame?.parent !== null,
  }));
  ipcMain.handle('late', async (event) => {
    const before = event.senderFrame !== null;
    await new Promise((resolve) => event.sender.once('did-finish-load', resolve));
    records.late = { before, after: event.senderFrame };
  });
  ipcMain.handle('fails', () => {
    throw Object.assign(new TypeError('no'), { code: 'E_LOST' });
  });
  ipcMain.handle('answers-function', () => () => undefined);

  const window = new BrowserWindow({
    width: 800,
    height: 600,
    show: false,
    webPreferences: { preload: join(import.meta.dirname, 'preload.cjs') },
  });
  const contents = window.webContents;
  contents.setWindowOpenHandler(({ url }) => {
    records.opened.push(url);
    return { action: 'deny' };
  });
  for (const name of ['will-navigate', 'will-frame-navigate', 'will-redirect']) {
    contents.on(name, (details) => {
      records.navigations.push({ name, url: details.url, isMainFrame: details.isMainFrame });
      if (details.url.includes('refused')) details.preventDefault();
    });
  }
  window.once('ready-to-show', () => window.show());
  window.loadURL('app://fixture/');
}
