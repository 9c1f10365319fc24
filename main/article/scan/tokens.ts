import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2';

/** Attributes that some rule of the engine reads. All others (`data-mw` alone is a fifth of a document) are never even copied. */
const READ = new Set(
  (
    'id class style title lang dir hidden rel typeof href src srcset poster alt width height type resource ' +
    'colspan rowspan scope headers abbr span align start reversed value datetime open aria-hidden ' +
    'data-mw-section-id data-mw-group data-file-type border nowrap role ' +
    'display alttext mathvariant displaystyle scriptlevel stretchy fence separator accent accentunder lspace rspace ' +
    'minsize maxsize movablelimits symmetric largeop linethickness depth voffset columnalign rowalign columnspacing ' +
    'rowspacing columnlines rowlines columnspan notation encoding form'
  ).split(' '),
);

/** The attributes of the tag at hand. Reused from tag to tag: read what is needed before returning. */
export type Attributes = {
  /** The first value of that name, character references decoded; undefined when absent. */
  readonly get: (name: string) => string | undefined;
};

export type TokenEvents = {
  /** `selfClosing`: written `<name/>`, which means something in MathML and SVG only. */
  readonly open: (name: string, attributes: Attributes, selfClosing: boolean) => void;
  readonly close: (name: string) => void;
  /** May come in several pieces, cut anywhere. Character references are decoded. */
  readonly text: (text: string) => void;
};

export type Tokens = { readonly write: (chunk: string) => void; readonly end: () => void };

/**
 * htmlparser2's Tokenizer with names, values and text cut out of the chunks. The tokenizer and not the Parser: tree rules
 * are the writer's own (`nesting.ts`), and the Parser's stack costs time squared in the depth of a hostile document.
 */
export function createTokens(events: TokenEvents): Tokens {
  const pieces = createPieces();
  const names: string[] = [];
  const values: string[] = [];
  const attributes: Attributes = {
    get: (name) => {
      const at = names.indexOf(name);
      return at < 0 ? undefined : values[at];
    },
  };
  let tag = '';
  let attributeName = '';
  let wanted = false;
  let value = '';

  const opened = (selfClosing: boolean) => {
    events.open(tag, attributes, selfClosing);
    names.length = 0;
    values.length = 0;
  };
  const callbacks: TokenizerCallbacks = {
    onopentagname: (start, end) => {
      tag = pieces.slice(start, end).toLowerCase();
    },
    onattribname: (start, end) => {
      attributeName = pieces.slice(start, end).toLowerCase();
      wanted = READ.has(attributeName);
    },
    onattribdata: (start, end) => {
      if (wanted) value += pieces.slice(start, end);
    },
    onattribentity: (codepoint) => {
      if (wanted) value += String.fromCodePoint(codepoint);
    },
    onattribend: () => {
      if (!wanted) return;
      // The HTML Standard keeps the first of two attributes of one name; so does `get`.
      names.push(attributeName);
      values.push(value);
      value = '';
    },
    onopentagend: () => opened(false),
    onselfclosingtag: () => opened(true),
    onclosetag: (start, end) => events.close(pieces.slice(start, end).toLowerCase()),
    // A source that ends inside a tag is reported as text from nowhere.
    ontext: (start, end) => {
      if (start >= 0) events.text(pieces.slice(start, end));
    },
    ontextentity: (codepoint) => events.text(String.fromCodePoint(codepoint)),
    oncomment: () => {},
    oncdata: () => {},
    ondeclaration: () => {},
    onprocessinginstruction: () => {},
    onend: () => {},
  };
  const tokenizer = new Tokenizer({}, callbacks);
  return {
    write: (chunk) => {
      pieces.push(chunk);
      tokenizer.write(chunk);
    },
    end: () => tokenizer.end(),
  };
}

/** The chunks that may still be asked for, addressed by their offset in the whole source. Slices are asked for in order. */
function createPieces() {
  const chunks: string[] = [];
  let offset = 0;
  return {
    push: (chunk: string): void => {
      chunks.push(chunk);
    },
    slice: (start: number, end: number): string => {
      let first = chunks[0] ?? '';
      while (start - offset >= first.length && chunks.length > 1) {
        offset += first.length;
        chunks.shift();
        first = chunks[0] ?? '';
      }
      if (end - offset <= first.length) return first.slice(start - offset, end - offset);
      return chunks.join('').slice(start - offset, end - offset);
    },
  };
}
