import { fileTitle } from '../../../sample-wiki/images/catalogue.ts';
import { createImages } from '../../../sample-wiki/images/images.ts';
import type { WikiContent, WikiFile, WikiPage, WikiRevision } from '../../../scripts/mediawiki/content.ts';
import type { ContractPage } from './page.ts';

const FIRST_EDIT = Date.UTC(2025, 0, 6, 9, 30);
const HOUR = 3_600_000;
/** Two accounts and somebody who was not logged in, in turns. */
const EDITORS = ['Keeper', 'Reader', '192.0.2.17'] as const;

/** The pages and their pictures as MediaWiki imports them. */
export async function asWikitext(pages: readonly ContractPage[]): Promise<WikiContent> {
  return { pages: pages.map(wikiPage), files: await files(pages), users: ['Keeper', 'Reader'] };
}

function wikiPage(page: ContractPage, index: number): WikiPage {
  const length = page.revisions ?? 1;
  return {
    title: page.title,
    revisions: Array.from({ length }, (_, number): WikiRevision => {
      const isLast = number === length - 1;
      return {
        text: isLast ? wikitext(page) : `${wikitext(page)}\n\nThis was draft ${number + 1}.`,
        at: new Date(FIRST_EDIT + (index * 50 + number) * HOUR).toISOString().replace('.000Z', 'Z'),
        by: EDITORS[number % EDITORS.length] ?? EDITORS[0],
        comment: number === 0 ? 'The first words' : `Draft ${number + 1}`,
        minor: number % 4 === 3,
      };
    }),
  };
}

/** A page as MediaWiki's source. */
function wikitext(page: ContractPage): string {
  if (page.redirect !== undefined) return `#REDIRECT [[${page.redirect}]]`;
  return [
    ...(page.picture ? [`[[File:${fileTitle(page.picture.name)}|thumb|${page.picture.caption}]]`] : []),
    ...(page.lead ?? []).map(inline),
    ...(page.missingFiles ?? []).map((name) => `[[File:${name}]]`),
    ...Object.entries(page.sections ?? {}).flatMap(([heading, texts]) => [`== ${heading} ==`, ...texts.map(inline)]),
    ...(page.categories ?? []).map((name) => `[[Category:${name}]]`),
    ...(page.languages ?? []).map(({ code, title }) => `[[${code}:${title}]]`),
  ].join('\n\n');
}

function inline(text: string): string {
  return text.replace(/\*{1,3}/g, (stars) => "'".repeat([0, 2, 3, 5][stars.length] ?? 0));
}

async function files(pages: readonly ContractPage[]): Promise<readonly WikiFile[]> {
  const images = createImages();
  const names = new Set(pages.flatMap(({ picture }) => (picture ? [picture.name] : [])));
  return Promise.all(
    [...names].map(async (name) => {
      const { body } = await images.answer({ path: `/images/${name}.png`, headers: {} });
      if (!(body instanceof Uint8Array)) throw new Error(`There is no picture "${name}"`);
      return { name: fileTitle(name), bytes: body, description: 'Drawn by a program, and given away by its author.' };
    }),
  );
}
