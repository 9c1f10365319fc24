import { type Token, Tokenizer, TokenizerMode } from 'parse5';

/** What a scanner tells, written down; text in one piece however it came. */
export type Told = readonly (
  | { readonly open: string; readonly attributes: Readonly<Record<string, string>>; readonly selfClosing: boolean }
  | { readonly close: string }
  | { readonly text: string }
)[];

const RAW: ReadonlyMap<string, Tokenizer['state']> = new Map([
  ...['style', 'xmp', 'iframe', 'noembed', 'noframes', 'noscript'].map(
    (name) => [name, TokenizerMode.RAWTEXT] as const,
  ),
  ...['title', 'textarea'].map((name) => [name, TokenizerMode.RCDATA] as const),
  ['script', TokenizerMode.SCRIPT_DATA],
  ['plaintext', TokenizerMode.PLAINTEXT],
]);

/** The same document by parse5's tokenizer, led as a tree builder outside of formulas would lead it. */
export function toldByParse5(source: string): Told {
  const told: Told[number][] = [];
  let raw = false;
  const text = ({ chars }: Token.CharacterToken) => add(told, chars);
  const tokenizer = new Tokenizer(
    { sourceCodeLocationInfo: false },
    {
      onStartTag: (token) => {
        const attributes = Object.fromEntries(token.attrs.map(({ name, value }) => [name, value]));
        told.push({ open: token.tagName, attributes, selfClosing: token.selfClosing });
        const state = RAW.get(token.tagName);
        raw = state !== undefined;
        if (state !== undefined) tokenizer.state = state;
      },
      onEndTag: (token) => {
        raw = false;
        told.push({ close: token.tagName });
      },
      onCharacter: text,
      onWhitespaceCharacter: text,
      // Of text the tree builder leaves it out; within raw text the tokenizer has replaced it already.
      onNullCharacter: (token) => {
        if (raw) add(told, token.chars);
      },
      onComment: () => {},
      onDoctype: () => {},
      onEof: () => {},
    },
  );
  tokenizer.write(source, true);
  return told;
}

export function add(told: Told[number][], text: string): void {
  const last = told.at(-1);
  if (last !== undefined && 'text' in last) told[told.length - 1] = { text: last.text + text };
  else told.push({ text });
}
