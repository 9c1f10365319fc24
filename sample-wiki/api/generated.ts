import type { DocumentFacts } from '../articles/markup/document.ts';
import { DOCUMENT_FOOT, documentHead } from '../articles/markup/document.ts';
import { parsoidId } from '../articles/markup/page.ts';

const TITLE = /^Generated page\/([1-9]\d{0,4})$/;
const WORDS =
  'tide basalt harbour lamp keeper winter causeway gull ledger survey parish stone current channel ferry signal granite shoal ebb flood rope mast lantern ridge field barley peat slate anchor drift morning evening narrow broad early later'.split(
    ' ',
  );

/** The size a generated page's title asks for, in kB; undefined for any other title. */
export function generatedSize(title: string): number | undefined {
  const [, size] = TITLE.exec(title) ?? [];
  return size === undefined ? undefined : Number(size);
}

/**
 * A Parsoid document of about so many kB, in the proportions of a very large real article: in 2,500 kB some 18,000
 * elements, 5,700 links, 190 images, 25 tables, 1,300 inline styles, 49 sections, a fifth of it `data-mw`.
 * The same size always gives the same bytes; it is written piece by piece, so any size takes little memory.
 */
export async function* generatedDocument(
  facts: DocumentFacts,
  kilobytes: number,
  origin: string,
): AsyncGenerator<string> {
  const budget = kilobytes * 1000;
  const writer = createWriter(facts.title, kilobytes, origin);
  let written = 0;
  const count = (piece: string): string => {
    written += piece.length;
    return piece;
  };

  yield count(documentHead(facts, origin));
  yield count(`<section data-mw-section-id="0"${writer.id()}>${writer.paragraph()}${writer.paragraph()}</section>\n`);
  // The references come last and take their share of the size: a note for each call so far.
  for (let section = 1; written + writer.referenceBytes() < budget * 0.97; section += 1) {
    yield count(
      `<section data-mw-section-id="${section}"${writer.id()}><h2 id="Part_${section}">Part ${section}</h2>\n`,
    );
    for (const piece of writer.section(section)) {
      yield count(piece);
      if (written + writer.referenceBytes() > budget) break;
    }
    yield count('</section>\n');
  }
  yield count(`<section data-mw-section-id="-1"${writer.id()}><h2 id="References">References</h2>\n`);
  yield* writer.references();
  yield `</section>${DOCUMENT_FOOT}`;
}

const REFERENCE_BYTES = 1040;

function createWriter(title: string, seed: number, origin: string) {
  let state = seed * 2_654_435_761 + 1;
  let ids = 1;
  let abouts = 0;
  let notes = 0;
  const self = `./${title.replaceAll(' ', '_')}`;
  const base = `${origin.replace(/^http:/, '')}/images/thumb`;

  const random = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    return Math.floor(((state >>> 0) / 4_294_967_296) * below);
  };
  const word = (): string => WORDS[random(WORDS.length)] ?? 'tide';
  const words = (count: number): string => Array.from({ length: count }, word).join(' ');
  const id = (): string => {
    ids += 1;
    return ` id="mw${parsoidId(ids)}"`;
  };
  const dataMw = (name: string, parameters: number): string => {
    abouts += 1;
    const params = Object.fromEntries(
      Array.from({ length: parameters }, (_, index) => [`${word()}-${index}`, { wt: words(5) }]),
    );
    const value = { parts: [{ template: { target: { wt: name, href: `./Template:${name}` }, params, i: 0 } }] };
    return ` about="#mwt${abouts}" typeof="mw:Transclusion" data-mw='${JSON.stringify(value)}'`;
  };
  const link = (): string => {
    const target = `${word()} ${word()}`;
    const name = target.slice(0, 1).toUpperCase() + target.slice(1);
    return `<a rel="mw:WikiLink" href="./${name.replaceAll(' ', '_')}" title="${name}"${id()}>${target}</a>`;
  };
  const call = (): string => {
    notes += 1;
    const made = dataMw('Sfn', 3).replace('mw:Transclusion', 'mw:Transclusion mw:Extension/ref');
    return `<sup class="mw-ref reference" id="cite_ref-${notes}-0" rel="dc:references"${made}><a href="${self}#cite_note-${notes}" style="counter-reset: mw-Ref ${notes};"${id()}><span class="mw-reflink-text"${id()}>[${notes}]</span></a></sup>`;
  };
  const sentence = (): string => {
    const entity = `<span typeof="mw:Entity"${id()}>&nbsp;</span>`;
    const measure = `<span class="nowrap" style="white-space:nowrap"${id()}>${random(900)}${entity}km</span>`;
    const more = random(2) === 0 ? `, ${measure}` : ` ${words(3)}`;
    return `${words(4)} ${link()} ${words(4)} ${link()} ${words(3)}${more}.`;
  };
  const paragraph = (): string =>
    `<p${id()}>${sentence()} ${sentence()}${call()} ${sentence()} ${sentence()}${call()}</p>\n`;
  const figure = (): string =>
    `<figure class="mw-default-size" typeof="mw:File/Thumb"${id()}><a href="./File:Basalt.png" class="mw-file-description"${id()}><img alt="${words(4)}" resource="./File:Basalt.png" src="${base}/250px-basalt.png" srcset="${base}/500px-basalt.png 2x" data-file-width="960" data-file-height="640" height="167" width="250" class="mw-file-element"${id()}/></a><figcaption${id()}>${words(6)} ${link()}</figcaption></figure>\n`;
  const table = (): string => {
    const cell = (): string =>
      `<td${random(3) === 0 ? ' style="text-align:right;background:#f8f9fa"' : ''}${id()}>${random(10_000)}</td>`;
    const row = (): string =>
      `<tr${id()}><th scope="row"${id()}>${word()}</th>${cell()}${cell()}${cell()}${cell()}</tr>`;
    return `<table class="wikitable" style="width:100%"${dataMw('Table', 12)}${id()}><caption>${words(3)}</caption><tbody>${Array.from({ length: 8 }, row).join('\n')}</tbody></table>\n`;
  };

  return {
    id,
    paragraph,
    referenceBytes: () => notes * REFERENCE_BYTES,
    *section(number: number): Generator<string> {
      if (number % 2 === 0) yield table();
      for (let part = 0; part < 8; part += 1) {
        yield paragraph();
        if (part % 2 === 1) yield figure();
      }
    },
    *references(): Generator<string> {
      yield `<div class="mw-references-wrap"${id()}><ol class="mw-references references"${id()}>`;
      for (let note = 1; note <= notes; note += 1) {
        const back = `<span class="mw-cite-backlink"${id()}><a href="${self}#cite_ref-${note}-0" rel="mw:referencedBy"${id()}><span class="mw-linkback-text"${id()}>↑ </span></a></span>`;
        const source = `<a rel="mw:ExtLink" href="https://example.org/${word()}/${note}" class="external text"${id()}>${words(5)}</a>`;
        const cite = `<cite class="citation"${dataMw('Cite', 5)}${id()}>${words(4)}, ${source}, <i${id()}>${words(3)}</i>, <span class="plain"${id()}>p.</span><span typeof="mw:Entity"${id()}>&nbsp;</span>${random(400)}. ${link()}</cite>`;
        yield `<li about="#cite_note-${note}" id="cite_note-${note}">${back} <span id="mw-reference-text-cite_note-${note}" class="mw-reference-text">${cite}</span></li>\n`;
      }
      yield '</ol></div>';
    },
  };
}
