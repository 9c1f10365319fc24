import { unfinishedReference } from './character-references.ts';
import { DASH, EXCLAMATION, isLetter, QUESTION, SOLIDUS } from './codes.ts';
import { createLineBreaks } from './line-breaks.ts';
import { type RawText, rawText } from './raw-text.ts';
import { createTagReader } from './tag-reader.ts';
import { createTextTeller } from './text-teller.ts';
import type { TokenEvents } from './tokens.ts';

export type Scanner = { readonly write: (chunk: string) => void; readonly end: () => void };

/**
 * Tags and text of HTML, by the rules of the HTML Standard ("Tokenization"), from chunks cut anywhere.
 *
 * What it saves over a tokenizer that goes character by character: text, comments and quoted values end where `indexOf`
 * says, and values that nobody reads are neither copied nor decoded. What a chunk leaves unfinished is kept as state or, where a mark
 * of a few characters is cut, held until the next chunk: the time is linear in the source however it is cut.
 *
 * `<![CDATA[` is a bogus comment everywhere, also in formulas, where nobody writes it.
 */
export function createScanner(events: TokenEvents): Scanner {
  const tag = createTagReader();
  const text = createTextTeller(events);
  const normalized = createLineBreaks();
  let state: 'text' | 'raw' | 'comment-start' | 'comment' | 'bogus-comment' | 'tag' = 'text';
  let chunk = '';
  let at = 0;
  /** The end of the chunk before, when it could not be understood without what follows. */
  let held = '';
  let ended = false;
  let raw: RawText | undefined;
  const commentEnd = /--!?>/g;
  /** How many `svg` and `math` are open: in them `<style/>` is a whole element. */
  let foreign = 0;

  const hold = (from: number) => {
    held = chunk.slice(from);
    at = chunk.length;
  };
  const readText = () => {
    const next = chunk.indexOf('<', at);
    if (next >= 0) {
      text.tell(at, next, true, '');
      at = next;
      return readMarkup();
    }
    const to = ended ? chunk.length : chunk.length - unfinishedReference(chunk, at);
    text.tell(at, to, true, '');
    hold(to);
  };

  /** `at` is the place of a `<`. */
  const readMarkup = () => {
    const first = chunk.charCodeAt(at + 1);
    const isEnd = first === SOLIDUS;
    const next = isEnd ? chunk.charCodeAt(at + 2) : first;
    if (isLetter(next)) {
      at += isEnd ? 2 : 1;
      tag.start(isEnd, events.isDeaf());
      state = 'tag';
    } else if (Number.isNaN(next) && !ended) {
      hold(at);
    } else if (isEnd && !Number.isNaN(next)) {
      // `</>` is nothing at all: a bogus comment that ends at once.
      at += 2;
      state = 'bogus-comment';
    } else if (next === EXCLAMATION && !isEnd) {
      readDeclaration();
    } else if (next === QUESTION && !isEnd) {
      at += 1;
      state = 'bogus-comment';
    } else {
      const length = isEnd ? 2 : 1;
      text.tell(at, at + length, false, '');
      at += length;
    }
  };

  const readDeclaration = () => {
    const dashes = chunk.startsWith('--', at + 2);
    const left = chunk.length - at;
    const cut = left === 2 || (left === 3 && chunk.charCodeAt(at + 2) === DASH);
    if (cut && !ended) return hold(at);
    at += dashes ? 4 : 2;
    state = dashes ? 'comment-start' : 'bogus-comment';
  };

  const readCommentStart = () => {
    const left = chunk.slice(at, at + 2);
    if (!ended && (left === '' || left === '-')) return hold(at);
    // In `<!-->` and `<!--->` the dashes begin and end the comment.
    const whole = left.startsWith('>') ? 1 : left === '->' ? 2 : 0;
    at += whole;
    state = whole > 0 ? 'text' : 'comment';
  };
  const readComment = () => {
    commentEnd.lastIndex = at;
    if (!commentEnd.test(chunk)) return hold(Math.max(at, chunk.length - 3));
    at = commentEnd.lastIndex;
    state = 'text';
  };
  const readBogusComment = () => {
    const end = chunk.indexOf('>', at);
    at = end < 0 ? chunk.length : end + 1;
    if (end >= 0) state = 'text';
  };

  const readTag = () => {
    const end = tag.read(chunk, at);
    at = end < 0 ? chunk.length : end;
    if (end < 0) return;
    state = 'text';
    const name = tag.name();
    const selfClosing = tag.isSelfClosing();
    if (name === 'svg' || name === 'math') foreign = Math.max(0, foreign + (tag.isEnd() ? -1 : selfClosing ? 0 : 1));
    if (tag.isEnd()) return events.close(name);
    raw = selfClosing && foreign > 0 ? undefined : rawText(name);
    if (raw) state = 'raw';
    events.open(name, tag.attributes, selfClosing);
  };

  const readRaw = () => {
    if (raw === undefined) return;
    const { references } = raw;
    const { found, at: to } = raw.end(chunk, at);
    const whole = !found && ended ? chunk.length : to;
    const told =
      references && !found && !ended ? Math.min(whole, chunk.length - unfinishedReference(chunk, at)) : whole;
    text.tell(at, told, references, '\ufffd');
    if (!found) return hold(told);
    at = to + 2;
    tag.start(true, true);
    state = 'tag';
  };

  const begin = (source: string) => {
    chunk = source;
    held = '';
    at = 0;
    text.begin(chunk);
  };
  const readAll = () => {
    while (at < chunk.length) {
      if (state === 'text') readText();
      else if (state === 'tag') readTag();
      else if (state === 'raw') readRaw();
      else if (state === 'comment') readComment();
      else if (state === 'comment-start') readCommentStart();
      else readBogusComment();
    }
  };

  return {
    write: (source) => {
      begin(held + normalized(source));
      readAll();
    },
    end: () => {
      ended = true;
      begin(held);
      readAll();
    },
  };
}
