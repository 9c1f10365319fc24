/** A sample wiki of its own in a process of its own, with made articles that hold two pictures each that no other has. */

import type { Article } from '../../sample-wiki/articles/article.ts';
import { figure } from '../../sample-wiki/articles/markup/media.ts';
import type { Block } from '../../sample-wiki/articles/markup/page.ts';
import { wikiLink } from '../../sample-wiki/articles/markup/page.ts';
import { escapeHtml } from '../../sample-wiki/http.ts';
import { startSampleWiki } from '../../sample-wiki/server.ts';
import { titleSegment } from '../../shared/titles.ts';
import { corpus, type MadeArticle } from './corpus.ts';
import { vocabularies } from './shelf.ts';

export type ChildWiki = { readonly apiBase: string; readonly titles: readonly string[] };

const SEED = 20_261_129;
const COUNT = Number(process.argv[2]);
/** Of the words of a text, every so many is a link. */
const LINKED = 12;

/** The wiki draws a picture once, whatever follows its name: to whoever asks, each is another. */
function ownPicture(number: number): Block {
  const made = figure(number % 2 === 0 ? 'causeway' : 'winter-sea', 'As it looks from the mainland');
  return (page) => made(page).replaceAll('.png', `.png?of=${number}`);
}

function paragraph(text: string): Block {
  return (page) => {
    const words = text
      .split(' ')
      .map((word, index) =>
        index % LINKED === LINKED - 1 && word !== ''
          ? wikiLink(page, word.replace(/[^\p{L}\p{N}]/gu, '') || 'Word', undefined, escapeHtml(word))
          : escapeHtml(word),
      );
    return `<p${page.id()}>${words.join(' ')}</p>`;
  };
}

function articleOf({ title, text }: MadeArticle, index: number): Article {
  const parts = text.split('\n').filter((part) => part !== '');
  const [first = '', ...rest] = parts.map(paragraph);
  return {
    // A wiki's titles begin with a capital.
    title: title.slice(0, 1).toUpperCase() + title.slice(1),
    revision: 100_000 + index * 10,
    editedDaysAgo: 3,
    revisions: 2,
    blocks: [first || paragraph(title), ownPicture(index * 2), ownPicture(index * 2 + 1), ...rest],
  };
}

async function run(): Promise<void> {
  const english = (await vocabularies()).filter(({ language }) => language === 'en');
  const articles = [...corpus(english, COUNT, SEED)].map(articleOf);
  const { apiBase } = await startSampleWiki({ articles });
  const titles = articles.map(({ title }) => title);
  // The wiki renders a page when somebody asks for it first: nobody is to wait for that while others do not.
  for (const title of titles) await (await fetch(`${apiBase}/page/${titleSegment(title)}/html`)).arrayBuffer();
  process.send?.({ apiBase, titles } satisfies ChildWiki);
  process.once('disconnect', () => process.exit(0));
}

await run();
