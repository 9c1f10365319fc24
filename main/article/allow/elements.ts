/** The allow-list of elements. What is not named here loses its tags and keeps its content. */

const words = (list: string): readonly string[] => list.trim().split(/\s+/);
const same = (list: string): [string, string][] => words(list).map((name) => [name, name]);

const BLOCK =
  words(`section p div h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote pre figure figcaption table caption colgroup
  thead tbody tfoot tr th td details summary address`);
const INLINE =
  words(`a span b strong i em u s del ins small sub sup code kbd samp var abbr dfn cite q mark bdi bdo time data
  ruby rb rt rp rtc audio video`);

/** Source name → name on output. Page furniture of the source becomes a plain box: there is one `main` and one `h1`, ours. */
const HTML: ReadonlyMap<string, string> = new Map([
  ...same([...BLOCK, ...INLINE].join(' ')),
  ['h1', 'h2'],
  ['center', 'div'],
  ['main', 'div'],
  ['article', 'div'],
  ['aside', 'div'],
  ['nav', 'div'],
  ['header', 'div'],
  ['footer', 'div'],
  ['font', 'span'],
  ['strike', 's'],
  ['tt', 'code'],
  ['figure-inline', 'span'],
]);

/** MathML Core (https://www.w3.org/TR/mathml-core/) without what links, acts or holds foreign markup; `menclose` for older formulas. */
const MATHML: ReadonlySet<string> = new Set(
  words(`math mrow mi mn mo ms mtext mspace mfrac msqrt mroot mstyle merror mpadded mphantom msub msup msubsup munder mover
  munderover mmultiscripts mprescripts none mtable mtr mtd menclose semantics annotation`),
);

/** Elements without content or end tag (HTML Standard, "Void elements"); the old ones too, so that their content is not awaited. */
const VOID: ReadonlySet<string> = new Set(
  words('area base basefont bgsound br col embed frame hr img image input keygen link meta param source track wbr'),
);

const BLOCKS: ReadonlySet<string> = new Set([...BLOCK, 'hr']);

/** Elements that are written only when something visible comes inside them, unless they carry an anchor. */
const LAZY: ReadonlySet<string> = new Set(
  words('p div figure figcaption a span b strong i em u s del ins small sub sup code abbr dfn cite q mark bdi bdo'),
);

const END_TAGS: ReadonlyMap<string, string> = new Map([...BLOCK, ...INLINE].map((name) => [name, `</${name}>`]));

/** @param name on output. */
export function endTag(name: string): string {
  return END_TAGS.get(name) ?? `</${name}>`;
}

export function outputName(name: string): string | undefined {
  return HTML.get(name);
}

export function isMathML(name: string): boolean {
  return MATHML.has(name);
}

export function isVoid(name: string): boolean {
  return VOID.has(name);
}

export function isBlock(name: string): boolean {
  return BLOCKS.has(name);
}

export function isLazy(name: string): boolean {
  return LAZY.has(name);
}

export function isHeading(name: string): boolean {
  return name.length === 2 && name.charCodeAt(0) === 104 && name >= 'h1' && name <= 'h6';
}
