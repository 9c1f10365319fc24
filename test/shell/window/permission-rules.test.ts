import { expect, test } from 'vitest';
import { type PermissionAsker, refusePermissions } from '../../../main/shell/window/permission-rules.ts';
import { createFakeLog } from '../../fakes/log.ts';

/** Some that are known by name, some that are not. */
const PERMISSIONS = ['media', 'geolocation', 'clipboard-read', 'notifications', 'openExternal', 'some-new-power'];

type Handlers = {
  request?: (contents: unknown, permission: string, answer: (granted: boolean) => void) => void;
  check?: (contents: unknown, permission: string) => boolean;
  device?: () => boolean;
};

function refused(): Required<Handlers> {
  const handlers: Handlers = {};
  const session = {
    setPermissionRequestHandler: (handler: NonNullable<Handlers['request']>) => {
      handlers.request = handler;
    },
    setPermissionCheckHandler: (handler: NonNullable<Handlers['check']>) => {
      handlers.check = handler;
    },
    setDevicePermissionHandler: (handler: NonNullable<Handlers['device']>) => {
      handlers.device = handler;
    },
  };
  refusePermissions(session as unknown as PermissionAsker, createFakeLog().log);
  const { request, check, device } = handlers;
  if (!request || !check || !device) throw new Error('A handler is missing');
  return { request, check, device };
}

test.each(PERMISSIONS)('%s is neither granted nor said to be', (permission) => {
  const { request, check } = refused();
  const answers: boolean[] = [];
  request({}, permission, (granted) => answers.push(granted));
  expect([answers, check(null, permission)]).toEqual([[false], false]);
});

test('no device is let in', () => {
  expect(refused().device()).toBe(false);
});
