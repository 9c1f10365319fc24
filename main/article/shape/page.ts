import type { Direction } from '../../../shared/models.ts';
import { attribute, escapeText } from '../allow/escape.ts';
import type { ReadingOptions } from '../options.ts';

/**
 * The page in the order it is read: title with the short description, hatnotes, first real paragraph, infobox, rest.
 * What comes too early in the source waits here, and never more than these many characters of output.
 */
const HELD_FOR_PARAGRAPH = 256 * 1024;
const HELD_FOR_DESCRIPTION = 32 * 1024;
const LONGEST_DESCRIPTION = 300;

export type Page = {
  /** Writes the head and the title. Once, before anything else. */
  readonly begin: (language: string, direction: Direction) => void;
  readonly write: (html: string) => void;
  /** The short description, plain text. Too late once the page's header has ended. */
  readonly describe: (text: string) => void;
  /** Something a reader sees is about to be written: the header cannot wait any longer for a description. */
  readonly content: () => void;
  /** What is written until `resume` is an infobox (`card`) or a figure (`aside`), which wait for the first paragraph. */
  readonly hold: (place: 'card' | 'aside') => void;
  readonly resume: () => void;
  /** The first paragraph has been written, or there will be none: what waited comes out here. */
  readonly settle: () => void;
  readonly isSettled: () => boolean;
  /** What may leave now. */
  readonly take: () => string;
  readonly end: (truncated: boolean) => void;
};

const CARD_START = '<aside class="infobox-card">';
const CARD_END = '</aside>';

export function createPage(options: ReadingOptions): Page {
  let place: 'flow' | 'card' | 'aside' = 'flow';
  const held = { flow: '', card: '', aside: '' };
  let ready = '';
  let headed = false;
  let settled = false;
  /** An infobox too large to wait was let go before its end. */
  let cardOpen = false;

  const endHeader = (description: string) => {
    if (headed) return;
    headed = true;
    const line = description === '' ? '' : `<p class="page-description">${escapeText(description)}</p>`;
    ready += `${line}<div class="page-state" id="lectern-state"></div></header>${held.flow}`;
    held.flow = '';
  };
  const settle = () => {
    if (settled) return;
    settled = true;
    endHeader('');
    cardOpen = place === 'card';
    if (cardOpen) ready += held.aside + CARD_START + held.card;
    else ready += (held.card === '' ? '' : CARD_START + held.card + CARD_END) + held.aside;
    held.card = '';
    held.aside = '';
    place = 'flow';
  };

  return {
    begin: (language, direction) => {
      ready = start(options, language, direction);
    },
    write: (html) => {
      if (settled || (headed && place === 'flow')) {
        ready += html;
        return;
      }
      held[place] += html;
      const waiting = held.card.length + held.aside.length;
      if (waiting + held.flow.length > HELD_FOR_DESCRIPTION) endHeader('');
      if (waiting > HELD_FOR_PARAGRAPH) settle();
    },
    describe: (text) => {
      const description = text.replace(/\s+/g, ' ').trim().slice(0, LONGEST_DESCRIPTION);
      if (description !== '') endHeader(description);
    },
    content: () => {
      if (place === 'flow') endHeader('');
    },
    hold: (wanted) => {
      if (!settled) place = wanted;
    },
    resume: () => {
      if (cardOpen) ready += CARD_END;
      cardOpen = false;
      place = 'flow';
    },
    settle,
    isSettled: () => settled,
    take: () => {
      const taken = ready;
      ready = '';
      return taken;
    },
    end: (truncated) => {
      settle();
      ready += truncated ? '<p class="notice" id="lectern-truncated" data-own data-notice="truncated"></p>' : '';
      ready += '</main></body></html>';
    },
  };
}

function start(options: ReadingOptions, language: string, direction: Direction): string {
  const title = escapeText(options.title);
  return (
    `<!doctype html><html${attribute('lang', language)} dir="${direction}"><head><meta charset="utf-8">` +
    `<meta name="color-scheme" content="light dark"><title>${title}</title>` +
    `<link rel="stylesheet"${attribute('href', options.stylesheetPath)}></head>` +
    '<body class="article"><main class="page" id="lectern-page"><header class="page-head">' +
    `<h1 id="lectern-title" dir="${direction}">${title}</h1>`
  );
}
