import type { Clock } from '../../ports.ts';
import type { Loopback, LoopbackAnswer, LoopbackRequest } from '../ports.ts';
import { BAD, DECLINED, DONE, NOTHING_HERE, REFUSED, TO_DONE } from './loopback-page.ts';
import { CALLBACK_PATH, readLoopbackRequest } from './loopback-request.ts';

/** What became of a callback: `taken` ends the attempt, whichever way it goes on; the others leave it as it is. */
export type LoopbackVerdict = 'taken' | 'declined' | 'refused';

export type OpenRedirect = {
  /** What the authorization request names, port included. */
  readonly redirectUri: string;
  /** Nothing listens afterwards; after a callback was taken, not before its last page has been served. */
  readonly close: () => void;
};

/** After the callback the browser asks for one more page; whoever does not within this time (ms) goes without. */
const LINGER = 10_000;

/**
 * A port of this computer that waits for the browser to come back (RFC 8252 §7.3).
 * @param receive judges the query of a callback; called for as long as nothing was taken.
 * @param port the one an earlier run of the app had opened; any free one when left out.
 * @returns undefined when none could be opened.
 */
export async function openRedirect(
  deps: { readonly loopback: Loopback; readonly clock: Clock },
  receive: (query: string, redirectUri: string) => LoopbackVerdict,
  port?: number,
): Promise<OpenRedirect | undefined> {
  let step: 'waiting' | 'receiving' | 'taken' = 'waiting';
  let stopLingering = () => {};

  const opened = await deps.loopback.open(answer, port);
  if (!opened) return undefined;

  function answer(request: LoopbackRequest, on: number): LoopbackAnswer {
    const asked = readLoopbackRequest(request, on);
    switch (asked.kind) {
      case 'bad':
        return BAD;
      case 'elsewhere':
        return NOTHING_HERE;
      case 'done':
        if (step !== 'taken') return NOTHING_HERE;
        shut();
        return DONE;
      case 'callback':
        return step === 'waiting' ? answerCallback(asked.query, on) : REFUSED;
    }
  }

  function answerCallback(query: string, on: number): LoopbackAnswer {
    // Whoever takes the callback closes the redirect in passing, and the browser still has a page to come.
    step = 'receiving';
    const verdict = receive(query, redirectUriOf(on));
    if (verdict === 'taken') {
      step = 'taken';
      stopLingering = deps.clock.after(LINGER, shut);
      return TO_DONE;
    }
    step = 'waiting';
    return verdict === 'declined' ? DECLINED : REFUSED;
  }

  function shut(): void {
    stopLingering();
    opened?.close();
  }

  return {
    redirectUri: redirectUriOf(opened.port),
    close() {
      if (step === 'waiting') shut();
    },
  };
}

function redirectUriOf(port: number): string {
  return `http://127.0.0.1:${port}${CALLBACK_PATH}`;
}
