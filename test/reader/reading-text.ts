import { setImmediate as nextTurn } from 'node:timers/promises';
import type { FakeClock } from '../fakes/clock.ts';

/** Longer than the first paragraph has to itself, in ms; far shorter than anybody's patience. */
const MOMENT = 150;

/** The whole text of a reading document, however long its clock lets a piece wait. */
export async function readingText({ body }: Response, clock: FakeClock): Promise<string> {
  const reader = body?.getReader();
  const decoder = new TextDecoder();
  let text = '';
  for (;;) {
    const coming = reader?.read();
    await nextTurn();
    clock.advance(MOMENT);
    const next = await coming;
    if (!next || next.done) return text + decoder.decode();
    text += decoder.decode(next.value, { stream: true });
  }
}
