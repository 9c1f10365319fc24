import type { ArticleContents } from '../../shared/models.ts';
import type { DocumentContents } from '../article/reading-document.ts';
import type { Clock } from '../ports.ts';

/** Between two pieces of news of a document that grows, in ms: enough to see it grow, too little to keep the window busy. */
const PACE = 400;

export type ContentsNews = {
  /** For one document on its way. */
  readonly follow: (documentPath: string) => Followed;
  /** Answers what ends it. */
  readonly onNews: (listener: (contents: ArticleContents) => void) => () => void;
};

export type Followed = {
  /** To be called as the document goes on. */
  readonly onProgress: (soFar: () => DocumentContents, complete: boolean) => void;
  /** Nobody wants the rest of it: nothing more is told. */
  readonly left: () => void;
};

/** What documents hold, told while their outline grows and once they are complete. */
export function createContentsNews({ clock }: { readonly clock: Clock }): ContentsNews {
  const listeners = new Set<(contents: ArticleContents) => void>();
  const tell = (contents: ArticleContents) => {
    for (const listener of listeners) listener(contents);
  };

  return {
    follow: (documentPath) => {
      let toldAt = Number.NEGATIVE_INFINITY;
      let headings = 0;
      let stop: (() => void) | undefined;
      let isLeft = false;
      const grown = (soFar: () => DocumentContents) => {
        stop = undefined;
        toldAt = clock.monotonic();
        const contents = soFar();
        if (contents.outline.length === headings) return;
        headings = contents.outline.length;
        tell({ documentPath, ...contents });
      };
      return {
        onProgress(soFar, complete) {
          if (isLeft) return;
          if (complete) {
            stop?.();
            tell({ documentPath, ...soFar() });
          } else if (stop === undefined) {
            const wait = toldAt + PACE - clock.monotonic();
            if (wait <= 0) grown(soFar);
            else stop = clock.after(wait, () => grown(soFar));
          }
        },
        left() {
          isLeft = true;
          stop?.();
        },
      };
    },
    onNews: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
