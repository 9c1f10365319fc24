import { type DefaultTreeAdapterTypes, parse, serialize, html as standard } from 'parse5';
import { problems } from './judge.ts';

type Node = DefaultTreeAdapterTypes.Node;
type Span = { readonly startOffset: number; readonly endOffset: number };

const VOID = new Set(['meta', 'link', 'br', 'wbr', 'hr', 'col', 'img', 'source']);
/** What the HTML Standard puts into a table that leaves it out. */
const IMPLIED = new Set(['tbody', 'colgroup']);

/** Characters that a document may hold as well as not. */
const ABOUT_CHARACTERS = /-in-input-stream$/;
/** A parser leaves out the first line break in `pre`, each time anew. */
const settled = (page: string) => page.replace(/(<pre[^>]*>)\n+/g, '$1');

/**
 * Whether a browser's parser builds from a page the tree that its tags draw: nothing closed, moved or invented, no
 * element in a namespace other than its name says. And whether that tree, written and read again, stays as it is.
 */
export function mended(page: string): readonly string[] {
  const found: string[] = [];
  const errors: string[] = [];
  const document = parse(page, { sourceCodeLocationInfo: true, onParseError: ({ code }) => errors.push(code) });
  visit(document, { startOffset: 0, endOffset: page.length }, found);
  found.push(...errors.filter((code) => !ABOUT_CHARACTERS.test(code)).map((code) => `parse error ${code}`));
  const again = serialize(document);
  if (settled(serialize(parse(again))) !== settled(again)) found.push('another tree when written and read again');
  return [...found, ...problems(again).filter((problem) => !/^\d+ deep$/.test(problem))];
}

function visit(node: Node, around: Span, found: string[]): void {
  let inside = around;
  if ('tagName' in node) {
    const { tagName, namespaceURI, sourceCodeLocation: at } = node;
    const math = namespaceURI === standard.NS.MATHML;
    if (math !== isMath(tagName)) found.push(`${tagName} in the namespace ${namespaceURI}`);
    if (at) {
      inside = at;
      if (!at.startTag || !(at.endTag || VOID.has(tagName))) found.push(`${tagName} without a tag of its own`);
      if (at.startOffset < around.startOffset || at.endOffset > around.endOffset) found.push(`${tagName} was moved`);
    } else if (!IMPLIED.has(tagName)) found.push(`${tagName} was invented`);
  }
  if (node.nodeName === '#text' && node.sourceCodeLocation) {
    const { startOffset, endOffset } = node.sourceCodeLocation;
    if (startOffset < around.startOffset || endOffset > around.endOffset) found.push('text was moved');
  }
  if ('content' in node) found.push('a template');
  if ('childNodes' in node) for (const child of node.childNodes) visit(child, inside, found);
}

function isMath(name: string): boolean {
  return /^(?:m(?!ain$|ark$|eta$|ap$)[a-z]+|semantics|annotation|none)$/.test(name);
}
