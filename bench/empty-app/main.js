// The least an app can be: one window with one word. What Lectern's start is held against.
import { app, BrowserWindow, protocol } from 'electron';

app.setPath('userData', process.env.LECTERN_USER_DATA);
app.enableSandbox();
protocol.registerSchemesAsPrivileged([
  { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
]);
app.whenReady().then(() => {
  const page = '<!doctype html><meta charset="utf-8"><title>Empty</title><p>Empty</p>';
  protocol.handle('app', () => new Response(page, { headers: { 'content-type': 'text/html; charset=utf-8' } }));
  const window = new BrowserWindow({ width: 1280, height: 820, show: false });
  window.once('ready-to-show', () => window.show());
  window.loadURL('app://lectern/');
});
