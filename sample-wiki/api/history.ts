import type { Answer, Call } from '../http.ts';
import { json, parameterError, restError } from '../http.ts';
import { segmentOf } from '../titles.ts';
import { type Edit, editsOf, shown } from './edits.ts';
import { BASE, conditional, LICENCE } from './respond.ts';
import type { WikiPage } from './wiki-page.ts';

const PAGE_LENGTH = 20;
const BOUNDS = ['older_than', 'newer_than'] as const;

const FILTERS: Readonly<Record<string, (edit: Edit) => boolean>> = {
  anonymous: ({ user }) => user.id === null,
  bot: ({ bot }) => bot,
  reverted: ({ reverted }) => reverted,
  minor: ({ minor }) => minor,
};

/** What `counts` counts besides the filters. */
const COUNTS: Readonly<Record<string, (edits: readonly Edit[]) => number>> = {
  edits: (edits) => edits.length,
  editors: (edits) => new Set(edits.map(({ user }) => user.name)).size,
  temporary: () => 0,
};

/** `/page/{title}/history`: twenty a page, newest first, with addresses of the pages beside it. */
export async function history(call: Call, page: WikiPage): Promise<Answer> {
  const filter = call.query.get('filter');
  const wanted = filter === null ? () => true : ownValue(FILTERS, filter);
  if (!wanted) return parameterError('filter', filter, 'badvalue');
  const all = editsOf(page);
  const refusal = boundError(call, page, all);
  if (refusal) return refusal;

  const edits = all.filter(wanted);
  const part = partOf(call, edits);
  const revisions = await Promise.all(part.map((edit) => shown(page, edit)));
  const address = (bound: Readonly<Record<string, string>>) => {
    const query = new URLSearchParams({ ...(filter !== null && { filter }), ...bound });
    return `${call.origin}${BASE}/page/${segmentOf(page.key)}/history${query.size > 0 ? `?${query}` : ''}`;
  };
  const [first, last] = [part[0], part.at(-1)];
  return conditional(call, `"${page.revision}"`, () =>
    json(200, {
      revisions,
      latest: address({}),
      ...(last && last !== edits.at(-1) && { older: address({ older_than: String(last.id) }) }),
      ...(first && first !== edits[0] && { newer: address({ newer_than: String(first.id) }) }),
    }),
  );
}

/** What stands in the way of the bounds, in the real server's order. */
function boundError(call: Call, page: WikiPage, edits: readonly Edit[]): Answer | undefined {
  const given = BOUNDS.flatMap((name) => {
    const value = call.query.get(name);
    return value === null ? [] : [{ name, value }];
  });
  const wrong = given.find(({ value }) => !/^-?\d+$/.test(value));
  if (wrong) return parameterError(wrong.name, wrong.value, 'badinteger');
  if (given.length > 1) {
    const message = 'Parameters "older_than" and "newer_than" cannot both be specified.';
    return restError(400, 'rest-pagehistory-incompatible-params', message);
  }
  const id = Number(given[0]?.value ?? edits[0]?.id);
  if (id < 1) return restError(400, 'rest-pagehistory-param-range-error', 'Revision id must be greater than 0.');
  if (given.length === 0 || edits.some((edit) => edit.id === id)) return undefined;
  const message = `The specified revision (${id}) does not exist for the specified page (${page.title}).`;
  return restError(404, 'rest-nonexistent-title-revision', message);
}

function partOf(call: Call, edits: readonly Edit[]): readonly Edit[] {
  const [olderThan, newerThan] = BOUNDS.map((name) => Number(call.query.get(name)));
  if (olderThan) return edits.filter(({ id }) => id < olderThan).slice(0, PAGE_LENGTH);
  return newerThan ? edits.filter(({ id }) => id > newerThan).slice(-PAGE_LENGTH) : edits.slice(0, PAGE_LENGTH);
}

/** `/page/{title}/history/counts/{type}`: what is wrong with the type, before any page is looked for. */
export function countError(type: string): Answer | undefined {
  return ownValue(COUNTS, type) || ownValue(FILTERS, type) ? undefined : parameterError('type', type, 'badvalue');
}

/** `/page/{title}/history/counts/{type}`. */
export function historyCount(page: WikiPage, type: string): Answer {
  const edits = editsOf(page);
  const filter = ownValue(FILTERS, type);
  const count = filter ? edits.filter(filter).length : (ownValue(COUNTS, type)?.(edits) ?? 0);
  return json(200, { count, limit: false }, { 'last-modified': new Date(page.edited).toUTCString() });
}

/** `/revision/{id}/bare`. */
export async function bareRevision(call: Call, page: WikiPage, id: number): Promise<unknown> {
  const edit = editsOf(page).find((known) => known.id === id);
  return {
    ...(edit && (await shown(page, edit))),
    page: { id: page.id, key: page.key, title: page.title },
    content_model: 'wikitext',
    license: LICENCE,
    html_url: `${call.origin}${BASE}/revision/${id}/html`,
  };
}

function ownValue<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
