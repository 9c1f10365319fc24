import { Parser } from 'htmlparser2';
import type { MarkedText } from '../../../shared/models.ts';

type Piece = MarkedText[number];

/** Elements whose content is no text for people. */
const SILENT = new Set(['script', 'style', 'template']);

/**
 * A search excerpt as plain text in pieces. The server marks what matched with `<span class="searchmatch">` and
 * writes entities; every other element is dropped and its text kept. What comes out is text, never markup.
 */
export function markedText(excerpt: string): MarkedText {
  const pieces: Piece[] = [];
  const open: { readonly hit: boolean; readonly silent: boolean }[] = [];
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const classes = attributes['class']?.split(/\s+/) ?? [];
        open.push({ hit: name === 'span' && classes.includes('searchmatch'), silent: SILENT.has(name) });
      },
      onclosetag() {
        open.pop();
      },
      ontext(text) {
        if (open.some((element) => element.silent)) return;
        append(pieces, { text, hit: open.some((element) => element.hit) });
      },
    },
    { decodeEntities: true },
  );
  parser.end(excerpt);
  return pieces.filter((piece) => piece.text !== '');
}

/** Markup as plain text, in one piece. */
export function plainText(markup: string): string {
  const pieces = markedText(markup).map(({ text }) => text);
  return pieces.join('').replace(/\s+/g, ' ').trim();
}

/** Neighbours of one kind become one piece: entities arrive as pieces of their own. */
function append(pieces: Piece[], piece: Piece): void {
  const last = pieces.at(-1);
  if (last?.hit === piece.hit) pieces[pieces.length - 1] = { text: last.text + piece.text, hit: piece.hit };
  else pieces.push(piece);
}
