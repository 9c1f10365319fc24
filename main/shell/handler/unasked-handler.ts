import { fail, ok } from '../../../shared/result.ts';
import type { SchemeHandler } from '../../ports.ts';

/** Where a command stands in for the browser and brings the answer back itself: the system has no part in that. */
export function unaskedHandler(scheme: string): SchemeHandler {
  const view = {
    scheme,
    owner: { kind: 'unknown' },
    obstacle: 'browser-command',
    removable: false,
    quoted: false,
  } as const;
  return {
    view: async () => view,
    take: async () => fail({ code: 'handler-not-changed', why: 'browser-command' }),
    remove: async () => ok(view),
  };
}
