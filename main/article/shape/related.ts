import type { Traits } from '../allow/classes.ts';
import { createDrop, omission } from '../allow/drops.ts';
import { isVoid } from '../allow/elements.ts';
import { escapeText } from '../allow/escape.ts';
import type { ResolveLink } from '../allow/links.ts';
import { ownString } from '../scan/own-string.ts';
import type { Attributes } from '../scan/tokens.ts';

/** Bounds: the largest boxes hold some hundred links, and nobody reads more. */
const MOST_BOXES = 60;
const MOST_LINKS = 3_000;
const LONGEST = 200;
const LONGEST_LINK = 2_000;

type Box = { title: string; readonly links: Map<string, string> };

export type Related = {
  /** A box of links to other pages begins. */
  readonly start: () => void;
  readonly open: (name: string, source: Attributes, traits: Traits) => void;
  readonly close: (name: string) => void;
  readonly text: (text: string) => void;
  /** All boxes as plain lists behind one line, for the end of the page; empty when there are none. */
  readonly html: () => string;
};

/** Keeps of navigation boxes what they are for: their links to pages, each once, under the name of the box. */
export function createRelated(resolve: ResolveLink): Related {
  const boxes: Box[] = [];
  let box: Box = { title: '', links: new Map() };
  let total = 0;
  let link: { readonly attributes: string; text: string } | undefined;
  /** The element that holds the name of the box, counted like a drop. */
  let title: ReturnType<typeof createDrop> | undefined;
  let skipped: ReturnType<typeof createDrop> | undefined;

  const endLink = () => {
    const text = tidy(link?.text ?? '');
    if (link && text !== '' && total < MOST_LINKS && !box.links.has(link.attributes)) {
      box.links.set(ownString(link.attributes), ownString(text));
      total++;
    }
    link = undefined;
  };

  return {
    start: () => {
      box = { title: '', links: new Map() };
      link = undefined;
      title = undefined;
      skipped = undefined;
      if (boxes.length < MOST_BOXES) boxes.push(box);
    },
    open: (name, source, traits) => {
      if (isVoid(name)) return;
      if (skipped) return skipped.open(name);
      if (omission(name, source, traits) === 'dropped') {
        skipped = createDrop(name);
        return;
      }
      if (title) title.open(name);
      else if (box.title === '' && isTitle(traits)) title = createDrop(name);
      if (name !== 'a') return;
      endLink();
      const target = resolve(source.get('href') ?? '');
      if (target?.kind === 'page' && target.attributes.length <= LONGEST_LINK) {
        link = {
          attributes: (target.classes === '' ? '' : ` class="${target.classes}"`) + target.attributes,
          text: '',
        };
      }
    },
    close: (name) => {
      if (skipped) {
        if (skipped.close(name)) skipped = undefined;
        return;
      }
      if (name === 'a') endLink();
      if (title?.close(name)) title = undefined;
    },
    text: (text) => {
      if (skipped) return;
      if (title && box.title.length < LONGEST) box.title += text;
      if (link && link.text.length < LONGEST) link.text += text;
    },
    html: () => {
      const filled = boxes.filter(({ links }) => links.size > 0);
      if (filled.length === 0) return '';
      const lists = filled.map(boxHtml).join('');
      return `<details class="related" id="lectern-related" data-own><summary lang="en" dir="ltr">Related</summary>${lists}</details>`;
    },
  };
}

function isTitle(traits: Traits): boolean {
  return traits.has('navbox-title') || traits.has('sidebar-title') || traits.has('sidebar-title-with-pretitle');
}

function boxHtml({ title, links }: Box): string {
  const name = tidy(title);
  const items = [...links].map(([attributes, text]) => `<li><a${attributes}>${escapeText(text)}</a></li>`);
  return `${name === '' ? '' : `<p class="related-title">${escapeText(name)}</p>`}<ul>${items.join('')}</ul>`;
}

function tidy(text: string): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, LONGEST).toWellFormed();
}
