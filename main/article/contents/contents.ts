import type { ArticleContents, ArticleMedia, Direction } from '../../../shared/models.ts';
import { ownString } from '../scan/own-string.ts';
import { createCaptures } from './captures.ts';
import { firstSentence } from './first-sentence.ts';
import { createMediaList } from './media-list.ts';
import { createPlainText } from './plain-text.ts';
import { createReferences } from './references.ts';

/** What the pass has understood of a document. `ArticleContents` adds which one it is. */
export type DocumentContents = Omit<ArticleContents, 'documentPath'>;

/** What an element is to the contents. Most are nothing. */
export type Part =
  | { readonly is: 'heading'; readonly level: number }
  | { readonly is: 'paragraph' }
  /** An entry of a list of references, and the text in it that is not the way back. */
  | { readonly is: 'note' }
  | { readonly is: 'note-text' }
  /** What holds pictures and the caption that belongs to them. */
  | { readonly is: 'figure' }
  | { readonly is: 'caption' }
  /** Read by nobody in the flow of the text: reference marks, ways back, the source of a formula. */
  | { readonly is: 'aside' };

/** Bounds in characters and entries: a hostile document must not fill the memory with what is understood of it. */
const LONGEST = { heading: 300, note: 4_000, caption: 2_000, paragraph: 4_000 };
const MOST_HEADINGS = 5_000;
const MOST_LANGUAGES = 100;

export type Contents = {
  readonly opened: (part: Part, anchor: string | undefined) => void;
  /** @param visible whether anything of it was written. */
  readonly closed: (part: Part, visible: boolean) => void;
  /** An id inside of a heading, which older documents have there. */
  readonly anchored: (id: string) => void;
  /** Text as it is read, white space collapsed. */
  readonly text: (text: string) => void;
  readonly blockEnded: () => void;
  /** A reference is called by its mark. */
  readonly called: (anchor: string) => void;
  /** Answers its index in the list; undefined when the list is full. */
  readonly medium: (medium: Omit<ArticleMedia, 'caption'>) => number | undefined;
  readonly language: (tag: string) => void;
  /** Of the document itself. */
  readonly direction: (direction: Direction) => void;
  readonly complete: () => void;
  readonly soFar: () => DocumentContents;
  readonly plainText: () => string;
};

/** @param direction of the document, as long as it says no other. */
export function createContents(language: string, direction: Direction): Contents {
  const outline: { level: number; anchor: string; text: string }[] = [];
  const languages = new Set<string>();
  const captures = createCaptures();
  const references = createReferences();
  const media = createMediaList();
  const plain = createPlainText();
  let headingAnchor = '';
  let asides = 0;
  let notes = 0;
  let sentence: string | undefined;
  let isComplete = false;
  let written = direction;

  const opened = (part: Part, anchor: string | undefined) => {
    if (part.is === 'heading') {
      headingAnchor = anchor ?? '';
      captures.open(LONGEST.heading);
    } else if (part.is === 'note') {
      notes++;
      references.open(anchor ?? '');
    } else if (part.is === 'note-text') captures.open(LONGEST.note);
    else if (part.is === 'caption') captures.open(LONGEST.caption);
    else if (part.is === 'paragraph') captures.open(LONGEST.paragraph);
    else if (part.is === 'figure') media.openFigure();
    else asides++;
  };
  const closed = (part: Part, visible: boolean) => {
    if (part.is === 'note') {
      notes--;
      references.close();
    } else if (part.is === 'figure') media.closeFigure();
    else if (part.is === 'aside') asides--;
    else {
      const text = captures.close();
      if (part.is === 'note-text') references.text(text);
      else if (part.is === 'caption') media.caption(text);
      else if (part.is === 'heading') {
        if (text !== '' && headingAnchor !== '' && outline.length < MOST_HEADINGS) {
          outline.push({ level: part.level, anchor: ownString(headingAnchor), text });
        }
        headingAnchor = '';
      } else if (visible && text !== '') sentence ??= firstSentence(text, [...languages][0] ?? language);
    }
  };

  return {
    opened,
    closed,
    anchored: (id) => {
      if (headingAnchor === '') headingAnchor = id;
    },
    text: (text) => {
      if (asides > 0) return;
      captures.add(text);
      if (notes === 0) plain.add(text);
    },
    blockEnded: () => {
      captures.add(' ');
      plain.endLine();
    },
    called: references.called,
    medium: media.add,
    language: (tag) => {
      if (languages.size < MOST_LANGUAGES) languages.add(tag);
    },
    direction: (direction) => {
      written = direction;
    },
    complete: () => {
      isComplete = true;
    },
    soFar: () => ({
      complete: isComplete,
      outline: [...outline],
      references: references.list(),
      media: media.list(),
      firstSentence: sentence ?? '',
      direction: written,
      languages: languages.size === 0 ? [language] : [...languages],
    }),
    plainText: plain.text,
  };
}
