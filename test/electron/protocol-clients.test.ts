import { expect, it } from 'vitest';
import { createProtocolClients } from './protocol-clients.ts';

const clients = (platform: NodeJS.Platform, declared: readonly string[] = []) =>
  createProtocolClients({ platform, name: 'Electron', execPath: '/electron', declared });

it('knows a client on Windows by its whole command line, and removes no other', () => {
  const windows = clients('win32');
  expect(windows.setAsDefaultProtocolClient('x', '/electron', ['/app', '--'])).toBe(true);
  expect(windows.isDefaultProtocolClient('x')).toBe(false);
  expect(windows.removeAsDefaultProtocolClient('x', '/electron', ['/app'])).toBe(false);
  expect(windows.isDefaultProtocolClient('x', '/electron', ['/app', '--'])).toBe(true);
  expect(windows.getApplicationNameForProtocol('x:/y')).toBe('Electron');
  expect(windows.removeAsDefaultProtocolClient('x', '/electron', ['/app', '--'])).toBe(true);
  expect(windows.getApplicationNameForProtocol('x:/y')).toBe('');
});

it('registers on macOS what Info.plist declares, and nothing else', () => {
  expect(clients('darwin').setAsDefaultProtocolClient('x')).toBe(false);
  const mac = clients('darwin', ['x']);
  expect([mac.setAsDefaultProtocolClient('x'), mac.isDefaultProtocolClient('x')]).toEqual([true, true]);
});

it('throws where the documentation says so, and on Linux, which is not modelled', () => {
  expect(() => clients('win32').setAsDefaultProtocolClient('x://')).toThrow('is not the name of a protocol');
  expect(() => clients('win32').getApplicationNameForProtocol('x')).toThrow(TypeError);
  expect(() => clients('linux').isDefaultProtocolClient('x')).toThrow('does not model xdg-settings');
});
