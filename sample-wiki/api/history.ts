import type { Answer, Call } from '../http.ts';
import { parameterError } from '../http.ts';
import { segmentOf } from '../titles.ts';
import { iso } from './library.ts';
import { BASE, conditionalJson, LICENCE } from './respond.ts';
import type { WikiPage } from './wiki-page.ts';

const PAGE_LENGTH = 20;
const HOUR = 3_600_000;
const EDITORS = [
  { id: 3, name: 'Reader' },
  { id: 4, name: 'Keeper' },
  { id: null, name: '192.0.2.17' },
] as const;
const COMMENTS = ['Typo', 'Add the survey of 1783', 'Shorter', 'Wording', 'Source for the tide table', ''] as const;

/** One revision as `history` lists it. The text is made up, and the same each time. */
function revisionOf(page: WikiPage, id: number) {
  const age = page.revision - id;
  const isFirst = age === page.revisions - 1;
  const size = 6200 + (page.revisions - age) * 130 + (id % 7) * 11;
  return {
    id,
    timestamp: iso(page.edited - age * (age + 5) * 7 * HOUR),
    minor: id % 4 === 0,
    size,
    comment: COMMENTS[id % COMMENTS.length] ?? '',
    user: EDITORS[id % EDITORS.length] ?? EDITORS[0],
    // The first revision has nothing to differ from.
    delta: isFirst ? null : 130 + ((id % 7) - ((id - 1) % 7)) * 11,
  };
}

/** `/page/{title}/history`: twenty a page, newest first, with addresses of the pages beside it. */
export function history(call: Call, page: WikiPage): Answer {
  const olderThan = call.query.get('older_than');
  const newerThan = call.query.get('newer_than');
  for (const [name, value] of [
    ['older_than', olderThan],
    ['newer_than', newerThan],
  ] as const) {
    if (value !== null && !/^\d+$/.test(value)) return parameterError(name, value, 'badinteger');
  }
  const first = page.revision - page.revisions + 1;
  const from =
    newerThan === null
      ? Math.min(page.revision, Number(olderThan ?? page.revision + 1) - 1)
      : Math.min(page.revision, Number(newerThan) + PAGE_LENGTH);
  const until = Math.max(first, from - PAGE_LENGTH + 1, newerThan === null ? first : Number(newerThan) + 1);
  const length = Math.max(0, from - until + 1);
  const address = `${call.origin}${BASE}/page/${segmentOf(page.key)}/history`;

  return conditionalJson(call, `"${page.revision}-history-${from}"`, () => ({
    revisions: Array.from({ length }, (_, index) => revisionOf(page, from - index)),
    latest: address,
    ...(length > 0 && until > first ? { older: `${address}?older_than=${until}` } : {}),
    ...(from < page.revision ? { newer: `${address}?newer_than=${from}` } : {}),
  }));
}

/** `/revision/{id}/bare`. */
export function bareRevision(call: Call, page: WikiPage, id: number): unknown {
  return {
    ...revisionOf(page, id),
    page: { id: page.id, key: page.key, title: page.title },
    content_model: 'wikitext',
    license: LICENCE,
    html_url: `${call.origin}${BASE}/revision/${id}/html`,
  };
}
