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
  /** Of each open figure: where those of its media begin that no caption has named yet. */
  const figures: { from: number }[] = [];
  return {
    add: (medium) =>
      media.length < MOST ? media.push({ ...medium, alt: ownString(medium.alt), caption: '' }) - 1 : undefined,
    openFigure: () => void figures.push({ from: media.length }),
    closeFigure: () => void figures.pop(),
    caption: (text) => {
      if (text === '') return;
      const figure = figures.at(-1);
      for (const medium of media.slice(figure?.from ?? -1)) {
        if (medium.caption === '') medium.caption = text;
      }
      // A hostile figure may hold thousands of pictures and as many captions.
      if (figure) figure.from = media.length;
    },
    list: () => media.map((medium) => ({ ...medium })),
  };
}
