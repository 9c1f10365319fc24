import { fail } from '../../../shared/result.ts';
import type { Protocol } from '../../ipc/handlers.ts';

const unsupported = async () => fail({ code: 'protocol-failed', why: 'unsupported' } as const);

/** Of a system that does not say which program opens a scheme's addresses, and lets no program change it. */
export const unknownProtocol: Protocol = {
  view: async () => ({ handler: 'unknown', canRegister: false }),
  claim: unsupported,
  writeEntry: unsupported,
  removeEntry: unsupported,
};
