import type { ArticleMedia } from '../../../shared/models.ts';
import { ownString } from '../scan/own-string.ts';

const MOST = 5_000;

export type MediaList = {
  readonly add: (medium: Omit<ArticleMedia, 'caption'>) => number | undefined;
  readonly openFigure: () => void;
  readonly closeFigure: () => void;
  /** A caption belongs to all that stands in its figure, or to the last where there is none. */
  readonly caption: (text: string) => void;
  readonly list: () => readonly ArticleMedia[];
};

export function createMediaList(): MediaList {
  const media: (Omit<ArticleMedia, 'caption'> & { caption: string })[] = [];
  const figures: number[] = [];
  return {
    add: (medium) =>
      media.length < MOST ? media.push({ ...medium, alt: ownString(medium.alt), caption: '' }) - 1 : undefined,
    openFigure: () => void figures.push(media.length),
    closeFigure: () => void figures.pop(),
    caption: (text) => {
      for (const medium of media.slice(figures.at(-1) ?? -1)) {
        if (medium.caption === '') medium.caption = text;
      }
    },
    list: () => media.map((medium) => ({ ...medium })),
  };
}
