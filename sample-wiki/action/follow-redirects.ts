import type { Library } from '../api/library.ts';
import { titleOf } from '../titles.ts';
import { type Named, namespaceOf } from './titles.ts';

export type Followed = {
  /** What the redirects lead to, each once. Those that lead in a circle have vanished. */
  readonly named: readonly Named[];
  readonly redirects: readonly { readonly from: string; readonly to: string }[];
};

/** `redirects=1`: what the titles lead to, however many redirects away. */
export function followRedirects(library: Library, titles: readonly Named[]): Followed {
  const redirects = new Map<string, string>();
  const ends = new Map<string, Named>();
  for (const start of titles) {
    const seen = new Set<string>();
    let named = start;
    while (named.page?.redirect !== undefined && !seen.has(named.title)) {
      seen.add(named.title);
      const key = named.page.redirect;
      const title = titleOf(key);
      redirects.set(named.title, title);
      named = { title, ns: namespaceOf(title), page: library.page(key) };
    }
    if (!seen.has(named.title)) ends.set(named.title, named);
  }
  return { named: [...ends.values()], redirects: Array.from(redirects, ([from, to]) => ({ from, to })) };
}
