import type { Article } from '../articles/article.ts';
import { articleBody, DOCUMENT_FOOT, documentHead, plainText } from '../articles/markup/document.ts';
import type { Surroundings } from '../articles/markup/page.ts';
import type { Clock } from '../clock.ts';
import { titleOf } from '../titles.ts';
import type { FolderArticles } from './folder.ts';
import { generatedDocument, generatedSize } from './generated.ts';
import type { WikiPage } from './wiki-page.ts';

const DAY = 86_400_000;
const FIRST_REVISION_OF_GENERATED = 900_000;

export type Library = ReturnType<typeof createLibrary>;

/** All pages: the written ones, those of a folder, and generated ones of any size. */
export function createLibrary(deps: {
  readonly articles: readonly Article[];
  readonly folder: FolderArticles;
  readonly clock: Clock;
  readonly origin: () => string;
}) {
  const startedAt = Math.floor(deps.clock.now() / 1000) * 1000;
  const byTitle = new Map(deps.articles.map((article) => [article.title, article]));
  const pages = new Map<string, WikiPage>();

  const surroundings = (): Surroundings => ({
    origin: deps.origin(),
    kindOf: (title) => {
      const article = byTitle.get(title);
      if (article) return article.redirect === undefined ? 'page' : 'redirect';
      return deps.folder.has(title.replaceAll(' ', '_')) || generatedSize(title) !== undefined ? 'page' : 'missing';
    },
  });

  deps.articles.forEach((article, index) => {
    const key = article.title.replaceAll(' ', '_');
    let body: string | undefined;
    const content = (): string => {
      body ??= articleBody(article, surroundings());
      return body;
    };
    const language = article.language ?? 'en';
    const facts = { id: index + 1, key, title: article.title, revision: article.revision, language };
    const edited = startedAt - article.editedDaysAgo * DAY;
    pages.set(key, {
      ...facts,
      revisions: article.revisions,
      edited,
      article,
      redirect: article.redirect?.replaceAll(' ', '_'),
      document: () => {
        const head = { ...facts, pageId: facts.id, direction: article.direction ?? 'ltr', timestamp: iso(edited) };
        return documentHead(head, deps.origin()) + content() + DOCUMENT_FOOT;
      },
      text: () => plainText(content()),
    });
  });

  const generated = (key: string): WikiPage | undefined => {
    const kilobytes = generatedSize(titleOf(key));
    if (kilobytes === undefined) return undefined;
    const revision = FIRST_REVISION_OF_GENERATED + kilobytes;
    const facts = { id: revision, key, title: titleOf(key), revision, language: 'en' } as const;
    const head = { ...facts, pageId: revision, direction: 'ltr', timestamp: iso(startedAt) } as const;
    return {
      ...facts,
      revisions: 1,
      edited: startedAt,
      article: undefined,
      redirect: undefined,
      document: () => generatedDocument(head, kilobytes, deps.origin()),
      text: undefined,
    };
  };

  const page = (key: string): WikiPage | undefined =>
    pages.get(key) ?? deps.folder.page(key, startedAt) ?? generated(key);

  return {
    page,
    /** Every page there is a list of: not the generated ones, of which there is no end. */
    all: (): readonly WikiPage[] => [...pages.values(), ...deps.folder.all(startedAt)],
    /** The page that has this revision, latest or earlier. */
    byRevision(revision: number): WikiPage | undefined {
      const known = this.all().find((p) => revision <= p.revision && revision > p.revision - p.revisions);
      return known ?? generated(`Generated_page/${revision - FIRST_REVISION_OF_GENERATED}`);
    },
  };
}

/** Seconds and `Z`, as MediaWiki writes a time. */
export function iso(time: number): string {
  return new Date(time).toISOString().replace(/\.\d{3}Z$/, 'Z');
}
