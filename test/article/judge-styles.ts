import * as csstree from 'css-tree';
import { Parser } from 'htmlparser2';

/** Written apart from the engine's own lists. Nothing here loads, lifts, covers, moves or animates. */
const PROPERTIES = new Set(
  `color background background-color text-align vertical-align white-space font-weight font-style font-size font-variant
  text-transform text-decoration text-decoration-line overflow-wrap word-break direction unicode-bidi writing-mode width
  max-width min-width min-height clear display flex-wrap flex-direction justify-content align-items gap list-style-type
  column-count column-width column-gap break-inside caption-side empty-cells float`.split(/\s+/),
);
const FAMILIES = /^(?:padding|margin|border)(?:-[a-z-]+)?$/;
/** The page's own colours, which a coloured box defines anew. */
const VARIABLES = new Set(
  'tint paper surface raised mark ink soft link accent line edge ok warn box-ink any-ink sheet'.split(' '),
);
const FUNCTIONS = new Set(['light-dark', 'var', 'color-mix', 'max', 'min']);
const LARGEST = new Map([
  ['px', 960],
  ['em', 64],
  ['rem', 64],
  ['ex', 128],
  ['ch', 128],
  ['pt', 720],
]);

/** Everything in the style sheets and attributes of a page that must not be so. */
export function styleProblems(page: string): readonly string[] {
  const found: string[] = [];
  let sheet: string | undefined;
  const parser = new Parser({
    onopentag: (name, { style }) => {
      if (name === 'style') sheet = '';
      if (style !== undefined) check(style, 'declarationList', found);
    },
    ontext: (text) => {
      if (sheet !== undefined) sheet += text;
    },
    onclosetag: () => {
      if (sheet !== undefined) check(sheet, 'stylesheet', found);
      sheet = undefined;
    },
  });
  parser.end(page);
  return found;
}

function check(css: string, context: 'stylesheet' | 'declarationList', found: string[]): void {
  // What keeps a sheet off the app's own elements is no selector on what an article says.
  const selecting = css.replaceAll(':not([data-own])', '');
  if (/[<\\]|\/\*|url|src\(|expression/i.test(css)) found.push(`odd css ${css.slice(0, 80)}`);
  const onParseError = ({ message }: { readonly message: string }) => void found.push(`css: ${message}`);
  const tree = csstree.parse(selecting, { context, parseCustomProperty: true, onParseError });
  csstree.walk(tree, (node) => {
    if (node.type === 'Atrule' && node.name !== 'media') found.push(`@${node.name}`);
    if (node.type === 'Declaration') declaration(node, found);
    if (node.type === 'Function' && !FUNCTIONS.has(node.name)) found.push(`function ${node.name}`);
    if (['Url', 'Raw', 'String', 'PseudoElementSelector', 'IdSelector', 'AttributeSelector'].includes(node.type)) {
      found.push(`${node.type} ${csstree.generate(node)}`);
    }
    if (node.type === 'PseudoClassSelector' && !/^(?:first|last|only|nth)-(?:child|of-type)$/.test(node.name)) {
      found.push(`:${node.name}`);
    }
    if (node.type === 'Rule') selectors(node.prelude, found);
  });
}

function declaration({ property, important, value }: csstree.Declaration, found: string[]): void {
  const known = property.startsWith('--')
    ? VARIABLES.has(property.slice(2))
    : PROPERTIES.has(property) || FAMILIES.test(property);
  if (!known) found.push(`property ${property}`);
  if (important) found.push(`important ${property}`);
  csstree.walk(value, (node) => {
    if (node.type === 'Dimension' && !within(node)) found.push(`${property} of ${node.value}${node.unit}`);
  });
}

function within({ value, unit }: csstree.Dimension): boolean {
  return Math.abs(Number(value)) <= (LARGEST.get(unit) ?? 0);
}

/** Every selector begins below the page, and names a class that only the article's elements have. */
function selectors(prelude: csstree.Rule['prelude'], found: string[]): void {
  if (prelude.type !== 'SelectorList') return;
  for (const selector of prelude.children) {
    const text = csstree.generate(selector);
    const classes = [...text.matchAll(/\.([\w-]+)/g)].slice(1).map(([, name]) => name ?? '');
    const inside = text.startsWith('.page ') && classes.length > 0 && classes.every((name) => name.startsWith('t-'));
    if (!inside) found.push(`selector ${text.slice(0, 80)}`);
  }
}
