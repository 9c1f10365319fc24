import { describe, expect, test } from 'vitest';
import { createAppHandler } from '../../../main/shell/handler/app-handler.ts';
import { unaskedHandler } from '../../../main/shell/handler/unasked-handler.ts';
import { fail, ok } from '../../../shared/result.ts';
import { createProtocolClients } from '../../electron/protocol-clients.ts';

const SCHEME = 'org.lectern.reader';
const EXE = 'C:\\Program Files\\Lectern\\Lectern.exe';

function bench(platform: 'win32' | 'darwin', options: { packaged?: boolean; command?: readonly string[] } = {}) {
  const { packaged = true, command = [EXE] } = options;
  const app = createProtocolClients({ platform, name: 'Lectern', execPath: EXE, declared: packaged ? [SCHEME] : [] });
  const handler = createAppHandler({ app, platform, packaged, scheme: SCHEME, productName: 'Lectern', command });
  return { app, handler };
}

describe('on Windows', () => {
  test('the scheme is nobody’s, then this copy’s, then nobody’s again', async () => {
    const { handler } = bench('win32');
    const nobody = { scheme: SCHEME, owner: { kind: 'nobody' }, removable: false, quoted: false };
    const ours = { ...nobody, owner: { kind: 'this' }, removable: true };
    expect(await handler.view()).toEqual(nobody);
    expect(await handler.take()).toEqual(ok(ours));
    expect(await handler.view()).toEqual(ours);
    expect(await handler.remove()).toEqual(ok(nobody));
  });

  test('an address can never be read as a switch, and a development run names its app', async () => {
    const { app, handler } = bench('win32', { packaged: false, command: ['C:\\electron.exe', 'C:\\src'] });
    await handler.take();
    expect(app.isDefaultProtocolClient(SCHEME, 'C:\\electron.exe', ['C:\\src', '--'])).toBe(true);
  });

  test('another program’s is said and taken only when asked', async () => {
    const { app, handler } = bench('win32');
    app.register(SCHEME, 'Other Reader');
    expect((await handler.view()).owner).toEqual({ kind: 'other', name: 'Other Reader' });
    expect(await handler.remove()).toMatchObject({ value: { owner: { kind: 'other' } } });
    expect(app.getApplicationNameForProtocol(`${SCHEME}:/x`)).toBe('Other Reader');
    expect(await handler.take()).toMatchObject({ value: { owner: { kind: 'this' } } });
  });

  test('Lectern in another place is another copy', async () => {
    const { app, handler } = bench('win32');
    app.setAsDefaultProtocolClient(SCHEME, 'D:\\Lectern.exe', ['--']);
    expect((await handler.view()).owner).toEqual({ kind: 'another-copy' });
  });

  test('a registry that takes nothing is said', async () => {
    const { app } = bench('win32');
    const locked = { ...app, setAsDefaultProtocolClient: () => false };
    const deps = { platform: 'win32', packaged: true, scheme: SCHEME, productName: 'Lectern', command: [EXE] } as const;
    expect(await createAppHandler({ ...deps, app: locked }).take()).toEqual(
      fail({ code: 'handler-not-changed', why: 'refused' }),
    );
    const deaf = { ...app, setAsDefaultProtocolClient: () => true };
    expect(await createAppHandler({ ...deps, app: deaf }).take()).toEqual(
      fail({ code: 'handler-not-changed', why: 'refused' }),
    );
  });
});

describe('on macOS', () => {
  test('an installed application asks for its scheme; what it takes back goes with the application', async () => {
    const { app, handler } = bench('darwin');
    app.register(SCHEME, 'Lectern.app');
    expect((await handler.view()).owner).toEqual({ kind: 'another-copy' });
    expect(await handler.take()).toMatchObject({ value: { owner: { kind: 'this' }, removable: false } });
  });

  test('a development run cannot, and says so', async () => {
    const { handler } = bench('darwin', { packaged: false });
    expect(await handler.view()).toMatchObject({ owner: { kind: 'nobody' }, obstacle: 'not-packaged' });
    expect(await handler.take()).toEqual(fail({ code: 'handler-not-changed', why: 'not-packaged' }));
  });
});

test('where a command stands in for the browser, the system is neither asked nor changed', async () => {
  const handler = unaskedHandler(SCHEME);
  expect(await handler.view()).toMatchObject({ owner: { kind: 'unknown' }, obstacle: 'browser-command' });
  expect(await handler.take()).toEqual(fail({ code: 'handler-not-changed', why: 'browser-command' }));
  expect(await handler.remove()).toEqual(ok(await handler.view()));
});
