import { createNameTable } from './name-table.ts';

/** A name that is read, always the same object: comparing it and looking it up costs nothing. */
export type ReadName = { readonly name: string; readonly kind: 'common' | 'usual' | 'looks' | 'other' };

const words = (list: string): readonly string[] => list.split(' ');

const COMMON = words('id class');
const USUAL = words('href rel title typeof');
/** Those that say how an element looks. */
const LOOKS = words('style bgcolor color align valign nowrap');
const OTHERS = words(
  'lang dir hidden src srcset poster alt width height type resource ' +
    'colspan rowspan scope headers abbr span start reversed value datetime open aria-hidden aria-label ' +
    'data-mw-section-id data-mw-group data-file-type data-file-width data-file-height border role cite ' +
    'display alttext mathvariant displaystyle scriptlevel stretchy fence separator accent accentunder lspace rspace ' +
    'minsize maxsize movablelimits symmetric largeop linethickness depth voffset columnalign rowalign columnspacing ' +
    'rowspacing columnlines rowlines columnspan notation encoding form data-mw-deduplicate mathcolor mathbackground',
);

const ELEMENTS = words(
  'a abbr annotation audio b bdi blockquote body br caption center cite code col dd del dfn div dl dt em figcaption figure ' +
    'font h1 h2 h3 h4 h5 h6 head hr html i img ins kbd li link math mfrac mi mn mo mover mrow ms msqrt mstyle msub msubsup msup ' +
    'mtable mtd mtext mtr munder ol p pre q rp rt ruby s samp section semantics small source span strong style sub sup table ' +
    'tbody td th thead time tr u ul var video wbr',
);

const named = (kind: ReadName['kind'], names: readonly string[]) =>
  names.map((name) => [name, { name, kind } satisfies ReadName] as const);

/** Attributes that some rule of the engine reads. All others (`data-mw` alone is a fifth of a document) are never even copied. */
export const findAttribute = createNameTable<ReadName>([
  ...named('common', COMMON),
  ...named('usual', USUAL),
  ...named('looks', LOOKS),
  ...named('other', OTHERS),
]);

/** Usual elements, always the same strings: one that is cut out of a chunk has to be compared letter by letter wherever it is looked up. */
export const findElement = createNameTable<string>(ELEMENTS.map((name) => [name, name] as const));
