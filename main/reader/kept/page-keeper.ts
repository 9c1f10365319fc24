import type { OpenedPage } from '../../../shared/models.ts';
import { displayTitle } from '../../../shared/titles.ts';
import type { Article } from '../../article/reading-document.ts';
import type { Library } from '../../library/library.ts';
import type { PageFacts, PageToKeep } from '../../library/pages/kept-page.ts';
import type { Log } from '../../ports.ts';
import { encodeContents } from './contents-json.ts';
import { keepingOnTheWay } from './keeping.ts';

/** What is known of a page before it has been read, besides what its document says. */
export type KeepFacts = Omit<PageFacts, 'description' | 'engine'> & {
  readonly aliases: readonly string[];
  readonly movedFrom?: string | undefined;
  readonly inPlace?: true | undefined;
};

export type PageKeeper = {
  /** The article's document, kept when it has come to its end. @param onSettled told then whether it is on disk. */
  readonly follow: (
    article: Article,
    facts: KeepFacts,
    onSettled?: (kept: boolean) => void,
  ) => ReadableStream<Uint8Array>;
  /** What is on its way now will not be kept when it has come. */
  readonly forget: () => void;
};

export type PageKeeperDeps = {
  readonly library: Pick<Library, 'keep'>;
  readonly engineVersion: number;
  readonly log: Log;
};

/** Keeps what is read while it is read. A library that fails costs nobody the page. */
export function createPageKeeper({ library, engineVersion, log }: PageKeeperDeps): PageKeeper {
  let forgotten = 0;
  const keep = async (article: Article, facts: KeepFacts, html: Uint8Array | undefined, since: number) => {
    if (html === undefined || since !== forgotten) return false;
    const kept = await library.keep({ ...plainPage(article, facts, engineVersion), html });
    return kept.ok;
  };
  return {
    forget() {
      forgotten++;
    },
    follow(article, facts, onSettled = () => {}) {
      const since = forgotten;
      return keepingOnTheWay(article, (html) => {
        keep(article, facts, html, since).then(onSettled, (bug: unknown) => {
          log('error', 'library.bug', { error: bug instanceof Error ? bug.name : 'unknown' });
          onSettled(false);
        });
      });
    },
  };
}

/** A page as it is kept, without its document. @param article read to its end */
export function plainPage(article: Article, facts: KeepFacts, engine: number): Omit<PageToKeep, 'html'> {
  const contents = article.contents();
  return {
    ...facts,
    engine,
    description: contents.firstSentence,
    contents: encodeContents(contents),
    text: article.plainText(),
    headings: contents.outline,
  };
}

/** Of a page that has just been opened. @param asked the title as it was asked for. */
export function factsOf(page: Omit<OpenedPage, 'documentPath'>, etag: string | undefined, asked: string): KeepFacts {
  const { site, title, redirectedFrom, revision, editedAt, language, direction, licence, fetchedAt } = page;
  const aliases = [redirectedFrom ?? title, displayTitle(asked)].filter((name) => name !== title);
  return { site, title, revision, etag, editedAt, language, direction, licence, fetchedAt, aliases };
}
