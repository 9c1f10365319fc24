import { net, session } from 'electron';
import type { Http } from '../../ports.ts';
import { createHttp } from './http.ts';

/** Without `persist:` a partition lives in memory only. The window's session is another and never reaches the network. */
const PARTITION = 'lectern-net';

/** The Http port over Chromium's network stack, which honours the system's proxy and certificates. After `ready`. */
export function networkHttp(): Http {
  const ownSession = session.fromPartition(PARTITION, { cache: false });
  return createHttp((options) => net.request({ ...options, session: ownSession }));
}
