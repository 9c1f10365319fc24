import type { Library } from '../api/library.ts';
import { iso } from '../api/library.ts';
import { sourceOf } from '../api/sources.ts';
import type { Call } from '../http.ts';
import { followRedirects } from './follow-redirects.ts';
import type { Module } from './respond.ts';
import { type Named, readTitles } from './titles.ts';

/** `prop=info`, and what any other property of pages says when it has nothing to say: which pages there are. */
export async function pageInfo(call: Call, library: Library): Promise<Module> {
  const titles = readTitles(library, call.query.get('titles'));
  if ('error' in titles) return titles;
  const follows = call.query.has('redirects');
  const { named, redirects } = follows
    ? followRedirects(library, titles.named)
    : { named: titles.named, redirects: [] };
  const isInfo = (call.query.get('prop') ?? '').split('|').includes('info');
  const pages = await Promise.all(named.map((each) => described(each, isInfo)));
  // Not in the order asked: what is not there comes first.
  pages.sort((one, other) => Number('pageid' in one) - Number('pageid' in other));
  const all = [...titles.others, ...pages];
  const said = { ...titles.said, ...(redirects.length > 0 && { redirects }) };
  return { query: { ...said, ...(all.length > 0 && { pages: all }) } };
}

async function described({ title, ns, page }: Named, isInfo: boolean): Promise<Readonly<Record<string, unknown>>> {
  const language = page?.language ?? 'en';
  const words = {
    contentmodel: 'wikitext',
    pagelanguage: language,
    pagelanguagehtmlcode: language,
    pagelanguagedir: page?.article?.direction ?? 'ltr',
  };
  if (!page) return { ns, title, missing: true, ...(isInfo && words) };
  if (!isInfo) return { pageid: page.id, ns, title };
  return {
    pageid: page.id,
    ns,
    title,
    ...words,
    touched: iso(page.edited),
    lastrevid: page.revision,
    length: Buffer.byteLength(await sourceOf(page)),
    ...(page.redirect !== undefined && { redirect: true }),
  };
}
