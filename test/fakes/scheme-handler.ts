import type { SchemeHandler } from '../../main/ports.ts';
import type { HandlerView } from '../../shared/models.ts';
import { ok } from '../../shared/result.ts';

export const NOBODYS: HandlerView = {
  scheme: 'org.lectern.reader',
  owner: { kind: 'nobody' },
  removable: false,
  quoted: false,
};

/** A system that gives the scheme to whoever asks, and to nobody after. */
export function createFakeHandler(): SchemeHandler {
  let view = NOBODYS;
  const become = (change: Partial<HandlerView>) => {
    view = { ...view, ...change };
    return ok(view);
  };
  return {
    view: async () => view,
    take: async () => become({ owner: { kind: 'this' }, removable: true }),
    remove: async () => become({ owner: { kind: 'nobody' }, removable: false }),
  };
}
