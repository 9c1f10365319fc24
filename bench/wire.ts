/** What crosses the wire: how many requests at once, and whether one leaves before a server wants it. */

import type { Http } from '../main/ports.ts';
import { whenEnded } from './when-ended.ts';

export type Wire = {
  readonly http: Http;
  readonly sent: () => number;
  /** The most requests that were under way at one moment, each until its last byte. */
  readonly mostAtOnce: () => number;
  /** Answers that named a moment to come back at. */
  readonly refused: () => number;
  /** Requests that left before such a moment of their host. */
  readonly violations: () => number;
};

export function watchWire(http: Http): Wire {
  const moments = new Map<string, number>();
  let sent = 0;
  let underWay = 0;
  let most = 0;
  let refused = 0;
  let violations = 0;
  const over = () => {
    underWay -= 1;
  };

  const note = (host: string, { status, headers }: Response) => {
    const seconds = headers.get('retry-after');
    if (seconds === null || (status !== 429 && status !== 503)) return;
    refused += 1;
    moments.set(host, Math.max(moments.get(host) ?? 0, Date.now() + Number(seconds) * 1000));
  };

  return {
    sent: () => sent,
    mostAtOnce: () => most,
    refused: () => refused,
    violations: () => violations,
    async http(url, init) {
      const { host } = new URL(url);
      if (Date.now() < (moments.get(host) ?? 0)) violations += 1;
      sent += 1;
      underWay += 1;
      most = Math.max(most, underWay);
      try {
        const response = await http(url, init);
        note(host, response);
        if (response.body === null) {
          over();
          return response;
        }
        return new Response(whenEnded(response.body, over), response);
      } catch (error) {
        over();
        throw error;
      }
    },
  };
}
