import type { BridgeFailure, ReadFailure } from '../../shared/failures.ts';

const BARE = ['offline', 'timed-out', 'forbidden', 'gone', 'captive-portal', 'superseded'] as const;
const ABOUT_A_TITLE = ['page-missing', 'title-invalid', 'redirect-loop'] as const;

/**
 * The failure that a document without an article stands for. It carries only the code, so what else the sentence
 * needs comes from here.
 * @param code of its `data-failure`; anything unknown means that the answer was not ours
 * @param now milliseconds since the epoch
 */
export function frameFailure(code: string, title: string, now: number): ReadFailure | BridgeFailure {
  const bare = BARE.find((known) => known === code);
  if (bare) return { code: bare };
  const aboutTitle = ABOUT_A_TITLE.find((known) => known === code);
  if (aboutTitle) return { code: aboutTitle, title };
  if (code === 'limited') return { code, until: now };
  if (code === 'server-error') return { code, status: 0 };
  if (code === 'internal') return { code, method: 'pages.open' };
  return { code: 'unreadable', what: 'the reading document' };
}
