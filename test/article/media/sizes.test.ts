import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type PictureSource, pictureSizes } from '../../../main/article/media/sizes.ts';
import { THUMBNAIL_WIDTHS } from '../../../main/article/media/thumbnail.ts';

const COMMONS = 'https://upload.wikimedia.org/wikipedia/commons';

function source(
  name: string,
  width: number,
  fileWidth: number | undefined,
  more: Partial<PictureSource> = {},
): PictureSource {
  return { src: `${COMMONS}/thumb/a/ab/${name}/${width}px-${name}`, srcset: undefined, width, fileWidth, ...more };
}

/** The widths of a picture's three addresses, `file` for the file itself. */
function widths(from: PictureSource): readonly (string | undefined)[] {
  const { plain, sharp, large } = pictureSizes(from);
  return [plain, sharp, large].map((size) => size && (/\/(?:[\w-]*?-)?(\d+)px-/.exec(size.url)?.[1] ?? 'file'));
}

describe('a thumbnail of Wikimedia’s', () => {
  test.each([
    [220, 4000, ['250', '500', '1920']],
    [250, 4000, ['250', '500', '1920']],
    [260, 4000, ['330', '960', '1920']],
    [23, 1200, ['40', '60', 'file']],
    [9, 512, ['20', undefined, 'file']],
    [1000, 4000, ['1280', '3840', '1920']],
    [2500, 9000, ['3840', undefined, '1920']],
  ])('is asked for in the next width that exists: %i shown of %i', (width, fileWidth, expected) => {
    expect(widths(source('Sea.jpg', width, fileWidth))).toEqual(expected);
  });

  test.each([
    [220, 247, ['file', undefined, 'file']],
    [220, 300, ['250', 'file', 'file']],
    [220, 220, ['file', undefined, 'file']],
    [600, 960, ['960', undefined, 'file']],
  ])('is the file itself where that is narrower: %i shown of %i', (width, fileWidth, expected) => {
    expect(widths(source('Sea.jpg', width, fileWidth))).toEqual(expected);
    expect(pictureSizes(source('Sea.jpg', width, fileWidth)).large).toEqual({
      url: `${COMMONS}/a/ab/Sea.jpg`,
      width: fileWidth,
    });
  });

  test('of a drawing is as wide as is wanted', () => {
    expect(widths(source('Flag.svg', 40, 48))).toEqual(['40', '120', '1920']);
  });

  test('of a page of a book is never wider than the book, nor the book itself', () => {
    const src = `${COMMONS}/thumb/a/ab/Book.pdf/page3-220px-Book.pdf.jpg`;
    expect(widths(source('Book.pdf', 220, 400, { src }))).toEqual(['250', '330', '330']);
    expect(pictureSizes(source('Book.pdf', 220, 4000, { src })).large.url).toBe(
      `${COMMONS}/thumb/a/ab/Book.pdf/page3-1920px-Book.pdf.jpg`,
    );
  });

  test('of a file of unknown width is not wider than the document knows it to be', () => {
    const at = (width: number) => `//upload.wikimedia.org/wikipedia/commons/thumb/a/ab/Sea.jpg/${width}px-Sea.jpg`;
    expect(widths(source('Sea.jpg', 250, undefined))).toEqual(['250', undefined, '250']);
    const srcset = `${at(330)} 1.5x, ${at(500)} 2x`;
    expect(widths(source('Sea.jpg', 250, undefined, { srcset }))).toEqual(['250', '500', '500']);
  });

  test('of any width and any file has a width that exists, and is never wider than a picture of pixels is', () => {
    const names = fc.constantFrom('Sea.jpg', 'Sea.PNG', 'Flag.svg', 'Scan.tif', 'Film.webm', 'Walk.gif');
    fc.assert(
      fc.property(
        names,
        fc.integer({ min: 1, max: 5000 }),
        fc.integer({ min: 20, max: 20_000 }),
        (name, width, file) => {
          const { plain, sharp, large } = pictureSizes(source(name, width, file));
          for (const size of [plain, sharp ?? plain, large]) {
            const named = /\/(\d+)px-/.exec(size.url)?.[1];
            expect(size.width).toBe(named === undefined ? file : Number(named));
            if (named !== undefined) expect(THUMBNAIL_WIDTHS).toContain(size.width);
            if (name !== 'Flag.svg') expect(size.width).toBeLessThanOrEqual(file);
          }
          if (sharp !== undefined) expect(sharp.width).toBeGreaterThan(plain.width ?? 0);
        },
      ),
    );
  });
});

describe('a picture from elsewhere', () => {
  const at = (width: number) => `https://wiki.example/w/images/thumb/a/ab/Sea.jpg/${width}px-Sea.jpg`;

  test('is asked for in the widths that its document names, which are all that its server made', () => {
    const srcset = `${at(330)} 1.5x, ${at(440)} 2x`;
    expect(pictureSizes({ src: at(220), srcset, width: 220, fileWidth: 9000 })).toMatchObject({
      plain: { url: at(220), width: 220 },
      sharp: { url: at(440), width: 440 },
      large: { url: at(440), width: 440 },
    });
  });

  test('is shown large as the file itself', () => {
    expect(pictureSizes({ src: at(220), srcset: undefined, width: 220, fileWidth: 2400 }).large).toEqual({
      url: 'https://wiki.example/w/images/a/ab/Sea.jpg',
      width: 2400,
    });
  });

  test.each([
    'https://wikimedia.org/api/rest_v1/media/math/render/svg/e3b2db08',
    'https://maps.wikimedia.org/img/osm-intl,5,51.5,-0.1,300x200.png?lang=en',
    'https://upload.wikimedia.org/wikipedia/commons/a/ab/Sea.jpg',
    '/relative.png',
  ])('that is no thumbnail stays as it is: %s', (src) => {
    const size = { url: src, width: undefined };
    expect(pictureSizes({ src, srcset: undefined, width: undefined, fileWidth: undefined })).toEqual({
      plain: size,
      sharp: undefined,
      large: size,
    });
  });
});
