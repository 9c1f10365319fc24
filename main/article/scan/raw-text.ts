/**
 * Elements whose content is no markup, and where it ends. Rules: HTML Standard, "RAWTEXT state", "RCDATA state",
 * "Script data state" and its escapes, "PLAINTEXT state".
 */

/** The elements, and whether character references in them are replaced. */
const RAW: ReadonlyMap<string, boolean> = new Map([
  ['script', false],
  ['style', false],
  ['xmp', false],
  ['iframe', false],
  ['noembed', false],
  ['noframes', false],
  ['noscript', false],
  ['plaintext', false],
  ['title', true],
  ['textarea', true],
]);

/** Where raw text ends, as far as the chunk tells. */
export type RawEnd =
  /** At `at` begins the end tag. */
  | { readonly found: true; readonly at: number }
  /** From `at` on the next chunk has to be seen. */
  | { readonly found: false; readonly at: number };

export type RawText = {
  readonly references: boolean;
  /** Looks from `from` on; what lies before has been looked at. */
  readonly end: (chunk: string, from: number) => RawEnd;
};

/** How the content of an element is to be read; undefined for those whose content is markup. */
export function rawText(name: string): RawText | undefined {
  const references = RAW.get(name);
  if (references === undefined) return undefined;
  if (name === 'plaintext') return { references, end: (chunk) => ({ found: false, at: chunk.length }) };
  return { references, end: name === 'script' ? scriptEnd() : simpleEnd(name) };
}

function simpleEnd(name: string): RawText['end'] {
  const pattern = new RegExp(`</${name}[\\t\\n\\f />]`, 'gi');
  return (chunk, from) => {
    pattern.lastIndex = from;
    const match = pattern.exec(chunk);
    if (match) return { found: true, at: match.index };
    return { found: false, at: Math.max(from, unfinished(chunk, name.length + 2)) };
  };
}

/** A script that has opened a comment and in it a script (`<!-- <script>`) does not end at the first `</script>`. */
function scriptEnd(): RawText['end'] {
  const pattern = /<!--|-->|<\/?script(?=[\t\n\f />])/gi;
  let state: 'plain' | 'escaped' | 'escaped-twice' = 'plain';
  return (chunk, from) => {
    pattern.lastIndex = from;
    for (let match = pattern.exec(chunk); match; match = pattern.exec(chunk)) {
      const mark = match[0].toLowerCase();
      if (mark === '-->') state = 'plain';
      else if (mark === '<!--') {
        if (state === 'plain') state = 'escaped';
        // In `<!-->` the two dashes begin and end it.
        pattern.lastIndex -= 2;
      } else if (mark === '<script') {
        if (state === 'escaped') state = 'escaped-twice';
      } else if (state !== 'escaped-twice') return { found: true, at: match.index };
      else state = 'escaped';
      from = pattern.lastIndex;
    }
    return { found: false, at: Math.max(from, unfinished(chunk, '</script'.length)) };
  };
}

/** Where the last `<` or `-` stands that may begin a mark of that length. */
function unfinished(chunk: string, length: number): number {
  const start = Math.max(0, chunk.length - length);
  const at = chunk.slice(start).search(/[<-]/);
  return at < 0 ? chunk.length : start + at;
}
