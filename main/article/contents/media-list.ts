import type { ArticleMedia } from '../../../shared/models.ts';
import { ownString } from '../scan/own-string.ts';

const MOST = 5_000;
const LONGEST_ALT = 2_000;
/** Of all entries together, in characters: what is understood crosses to the window. */
const LONGEST_TOGETHER = 4_000_000;

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
  let size = 0;
  return {
    add: (medium) => {
      const alt = medium.alt.slice(0, LONGEST_ALT);
      size += alt.length + medium.path.length + medium.largePath.length + (medium.filePage?.length ?? 0);
      if (media.length >= MOST || size > LONGEST_TOGETHER) return undefined;
      return media.push({ ...medium, alt: ownString(alt), caption: '' }) - 1;
    },
    openFigure: () => void figures.push({ from: media.length }),
    closeFigure: () => void figures.pop(),
    caption: (text) => {
      if (text === '') return;
      const figure = figures.at(-1);
      for (const medium of media.slice(figure?.from ?? -1)) {
        if (medium.caption !== '' || size > LONGEST_TOGETHER) continue;
        medium.caption = text;
        size += text.length;
      }
      // A hostile figure may hold thousands of pictures and as many captions.
      if (figure) figure.from = media.length;
    },
    list: () => media.map((medium) => ({ ...medium })),
  };
}
