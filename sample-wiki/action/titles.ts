import type { Library } from '../api/library.ts';
import type { WikiPage } from '../api/wiki-page.ts';
import { isForeign, NOT_PAGES, normalizedKey, titleOf } from '../titles.ts';
import type { ActionError } from './respond.ts';

const MOST_TITLES = 50;
/** The first number of the namespaces that a wiki adds by itself (Manual:Using custom namespaces). */
export const DICTIONARY = 3000;

/** A title of a query, and the page it names. */
export type Named = { readonly title: string; readonly ns: number; readonly page: WikiPage | undefined };

export type Titles = {
  /** What every answer about titles begins with. */
  readonly said: Readonly<Record<string, unknown>>;
  /** Those that can have a page, each once. */
  readonly named: readonly Named[];
  /** What is said of the others instead of a page. */
  readonly others: readonly unknown[];
};

/** Reads `titles`, as `action=query` does: normalized, each once, other wikis' apart. */
export function readTitles(library: Library, value: string | null): Titles | { readonly error: ActionError } {
  const asked = value === null || value === '' ? [] : value.split('|');
  if (asked.length > MOST_TITLES) {
    const info = `Too many values supplied for parameter "titles". The limit is ${MOST_TITLES}.`;
    return { error: { code: 'toomanyvalues', info } };
  }
  const normalized: { readonly fromencoded: boolean; readonly from: string; readonly to: string }[] = [];
  const interwiki: { readonly title: string; readonly iw: string }[] = [];
  const others: unknown[] = [];
  const named = new Map<string, Named>();
  for (const raw of asked) {
    const composed = raw.normalize('NFC');
    if (composed !== raw) normalized.push({ fromencoded: true, from: encodeURIComponent(raw), to: composed });
    const key = normalizedKey(composed);
    if (key === undefined) {
      others.push({ title: composed, invalidreason: 'The requested page title is not valid.', invalid: true });
      continue;
    }
    const title = titleOf(key);
    if (isForeign(key) && !NOT_PAGES.test(key)) {
      interwiki.push({ title: composed, iw: composed.slice(0, composed.indexOf(':')).toLowerCase() });
      continue;
    }
    if (title !== composed) normalized.push({ fromencoded: false, from: composed, to: title });
    if (isForeign(key)) others.push({ ns: -1, title, special: true });
    else named.set(title, { title, ns: namespaceOf(title), page: library.page(key) });
  }
  return {
    said: { ...(normalized.length > 0 && { normalized }), ...(interwiki.length > 0 && { interwiki }) },
    named: [...named.values()],
    others,
  };
}

export function namespaceOf(title: string): number {
  if (title.startsWith('Category:')) return 14;
  if (title.startsWith('Wörterbuch:')) return DICTIONARY;
  return title.startsWith('File:') ? 6 : 0;
}
