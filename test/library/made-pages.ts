import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { KeptPage, PageToKeep } from '../../main/library/pages/kept-page.ts';
import { siteId } from '../../shared/site-id.ts';

export const EN = siteId('wikipedia', 'en');
export const JA = siteId('wikipedia', 'ja');

/** A page to keep; whatever is not said is as of a small article. */
export function madePage(title: string, text = `${title} is a place.`, rest: Partial<PageToKeep> = {}): PageToKeep {
  return {
    site: EN,
    title,
    aliases: [],
    revision: 1,
    etag: '"1"',
    editedAt: '2026-08-01T10:00:00Z',
    language: 'en',
    direction: 'ltr',
    description: '',
    licence: { title: 'CC BY-SA 4.0', url: 'https://creativecommons.org/licenses/by-sa/4.0/' },
    fetchedAt: 1_000,
    engine: 1,
    html: zstdCompressSync(`<html><p>${text}</p></html>`),
    contents: '{}',
    text,
    headings: [],
    ...rest,
  };
}

export function htmlOf(page: KeptPage | undefined | null): string | undefined {
  return page ? zstdDecompressSync(page.html).toString() : undefined;
}
