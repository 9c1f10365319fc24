import { licenceLabel } from '../../../shared/licence-label.ts';
import type { Licence } from '../../../shared/models.ts';
import { escapeText } from '../../article/allow/escape.ts';
import type { Site } from '../../wiki/sites/site.ts';
import { type FramedDeps, framedDocument } from '../framed-document.ts';
import { brokeOff, TAIL } from '../kept/keeping.ts';
import { type NextPiece, passing } from '../passing.ts';
import { withWebLinks } from './web-links.ts';

/** What a page on paper says of itself: there is no window around it that would. */
export type PaperFoot = {
  readonly licence: Licence | undefined;
  /** Where the page is on the web. */
  readonly address: string;
  readonly revision: number;
};

export type PaperPageDeps = FramedDeps & {
  /** The page's. */
  readonly site: Site;
};

/** How every reading document ends (main/article/shape/page.ts). */
const END = '</main></body></html>';

/**
 * A reading document as it goes on paper: light, with every picture from the beginning, links that lead somewhere from there, and with its
 * licence and source. Fails at its end where its source broke off.
 */
export async function paperDocument(
  deps: PaperPageDeps,
  document: ReadableStream<Uint8Array>,
  foot: PaperFoot,
): Promise<ReadableStream<Uint8Array>> {
  const framed = await framedDocument({ ...deps, theme: () => 'light' }, withWebLinks(document, deps.site), false);
  return passing(framed, (next) => withFoot(next, footHtml(foot)));
}

async function* withFoot(next: NextPiece, foot: string): AsyncGenerator<Uint8Array, void> {
  let held = Buffer.alloc(0);
  for (let piece = await next(); piece !== undefined; piece = await next()) {
    const all = Buffer.concat([held, piece]);
    const sure = Math.max(0, all.length - TAIL);
    held = all.subarray(sure);
    if (sure > 0) yield all.subarray(0, sure);
  }
  const tail = held.toString('latin1');
  // Nobody who has the paper could see that it is half of one.
  if (brokeOff(tail)) throw new Error('The document broke off.');
  const end = tail.endsWith(END) ? END : '';
  yield Buffer.concat([held.subarray(0, held.length - end.length), Buffer.from(`${foot}${end}`)]);
}

function footHtml({ licence, address, revision }: PaperFoot): string {
  const words =
    licence === undefined
      ? 'This wiki does not state a licence'
      : `Text under ${[licenceLabel(licence), licence.url && `(${licence.url})`].filter(Boolean).join(' ')}`;
  const lines = [`${words} · modified for display`, `${address} · Revision ${revision}`];
  return `<footer class="paper-foot" lang="en" dir="ltr">${lines.map((line) => `<p>${escapeText(line)}</p>`).join('')}</footer>`;
}
