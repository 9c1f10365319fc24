import type { RedirectKind } from '../../../shared/models.ts';
import { CALLBACK_PATH } from '../loopback/loopback-request.ts';

/** What is registered for clients of the loopback kind: servers ignore the port, and nothing else (RFC 8252 §7.3). */
const LOOPBACK = `http://127.0.0.1${CALLBACK_PATH}`;

/** What is to be entered at a client's registration, to the letter, for each kind of redirect. */
export function registeredRedirects(scheme: string): Readonly<Record<RedirectKind, string>> {
  return { scheme, loopback: LOOPBACK };
}
