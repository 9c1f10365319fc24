/** How much of the words and links of a document arrives, outside of the drop list: the least of the three documents. */

import { readingDocument } from '../../main/article/reading-document.ts';
import { type Kept, kept } from '../../test/article/kept.ts';
import type { Figure } from '../figures.ts';
import { optionsFor, source, streamed } from './source.ts';

const group = 'article';
const DOCUMENTS = [
  ['United_States', 2500],
  ['Dog', 900],
  ['ar-Mathematics', 160],
] as const;

export async function keeping(): Promise<readonly Figure[]> {
  const shares: (Kept & { readonly from: string })[] = [];
  for (const [name, kilobytes] of DOCUMENTS) {
    const document = await source(name, kilobytes);
    const options = optionsFor(document);
    const output = await new Response(readingDocument(streamed(document.bytes), options)).text();
    shares.push({ ...kept(new TextDecoder().decode(document.bytes), output, options.title), from: document.from });
  }
  const least = (name: string, of: 'text' | 'links'): Figure => ({
    group,
    name,
    value: Math.min(...shares.map((share) => share[of])),
    unit: 'share',
    goal: '==1',
    detail: {
      source: shares[0]?.from ?? 'generated',
      each: shares.map((share) => share[of]),
      missing: shares
        .flatMap(({ missing }) => missing)
        .join(' ')
        .slice(0, 200),
    },
  });
  return [least('text-kept', 'text'), least('links-kept', 'links')];
}
