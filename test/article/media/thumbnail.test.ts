import { describe, expect, test } from 'vitest';
import { thumbnailOf } from '../../../main/article/media/thumbnail.ts';

const UPLOAD = 'https://upload.wikimedia.org/wikipedia';

describe('a thumbnail’s address', () => {
  test.each([
    [
      `${UPLOAD}/commons/thumb/a/ab/Causeway.jpg/220px-Causeway.jpg`,
      `${UPLOAD}/commons/thumb/a/ab/Causeway.jpg/250px-Causeway.jpg`,
    ],
    [`${UPLOAD}/en/thumb/f/f2/Edit.svg/40px-Edit.svg.png`, `${UPLOAD}/en/thumb/f/f2/Edit.svg/250px-Edit.svg.png`],
    [
      `${UPLOAD}/commons/thumb/0/00/Map.svg/langde-220px-Map.svg.png`,
      `${UPLOAD}/commons/thumb/0/00/Map.svg/langde-250px-Map.svg.png`,
    ],
    [
      `${UPLOAD}/commons/thumb/0/00/Map.svg/langzh-hans-220px-Map.svg.png`,
      `${UPLOAD}/commons/thumb/0/00/Map.svg/langzh-hans-250px-Map.svg.png`,
    ],
    [
      `${UPLOAD}/commons/thumb/1/1f/Book.pdf/page1-220px-Book.pdf.jpg`,
      `${UPLOAD}/commons/thumb/1/1f/Book.pdf/page1-250px-Book.pdf.jpg`,
    ],
    [
      `${UPLOAD}/commons/thumb/1/1f/Scan.tif/lossy-page1-220px-Scan.tif.jpg`,
      `${UPLOAD}/commons/thumb/1/1f/Scan.tif/lossy-page1-250px-Scan.tif.jpg`,
    ],
    [
      `${UPLOAD}/commons/thumb/1/1f/Film.webm/220px--Film.webm.jpg`,
      `${UPLOAD}/commons/thumb/1/1f/Film.webm/250px--Film.webm.jpg`,
    ],
    [
      `${UPLOAD}/commons/thumb/1/1f/Film.webm/220px-seek%3D3-Film.webm.jpg`,
      `${UPLOAD}/commons/thumb/1/1f/Film.webm/250px-seek%3D3-Film.webm.jpg`,
    ],
    [
      `${UPLOAD}/commons/thumb/archive/a/ab/20260101000000%21Sea.jpg/220px-Sea.jpg`,
      `${UPLOAD}/commons/thumb/archive/a/ab/20260101000000%21Sea.jpg/250px-Sea.jpg`,
    ],
    [
      `${UPLOAD}/commons/thumb/a/ab/Icon-12px-sea.png/220px-Icon-12px-sea.png`,
      `${UPLOAD}/commons/thumb/a/ab/Icon-12px-sea.png/250px-Icon-12px-sea.png`,
    ],
    [
      'https://thumb.wikimedia.org/wikipedia/commons/thumb/a/ab/Sea.jpg/220px-Sea.jpg?utm_source=x',
      'https://thumb.wikimedia.org/wikipedia/commons/thumb/a/ab/Sea.jpg/250px-Sea.jpg',
    ],
  ])('is the same in another width: %s', (address, expected) => {
    expect(thumbnailOf(address)?.at(250)).toBe(expected);
  });

  test.each([
    [
      `${UPLOAD}/commons/thumb/archive/a/ab/20260101000000%21Sea.jpg/220px-Sea.jpg`,
      `${UPLOAD}/commons/archive/a/ab/20260101000000%21Sea.jpg`,
    ],
    // Files are not where thumbnails are.
    ['https://thumb.wikimedia.org/wikipedia/en/thumb/a/ab/Sea.jpg/220px-Sea.jpg', `${UPLOAD}/en/a/ab/Sea.jpg`],
    ['https://wiki.example/w/images/thumb/a/ab/Sea.jpg/220px-Sea.jpg', 'https://wiki.example/w/images/a/ab/Sea.jpg'],
  ])('leads to the file: %s', (address, original) => {
    expect(thumbnailOf(address)?.original).toBe(original);
  });

  test('says whether the file itself can stand in', () => {
    const showable = (name: string) => thumbnailOf(`${UPLOAD}/commons/thumb/a/ab/${name}`)?.showable;
    expect(showable('A.jpg/20px-A.jpg')).toBe(true);
    expect(showable('A.JPEG/20px-A.JPEG')).toBe(true);
    expect(showable('A.tif/lossy-page1-20px-A.tif.jpg')).toBe(false);
    expect(showable('A.webp/langde-20px-A.webp')).toBe(false);
    expect(showable('A.svg/20px-A.svg.png')).toBe(false);
  });

  test.each([
    'https://wikimedia.org/api/rest_v1/media/math/render/svg/e3b2db08',
    'https://maps.wikimedia.org/img/osm-intl,5,51.5,-0.1,300x200.png?lang=en&domain=en.wikipedia.org',
    `${UPLOAD}/commons/a/ab/Sea.jpg`,
    `${UPLOAD}/commons/thumb/a/ab/Sea.jpg/Sea.jpg`,
    '//upload.wikimedia.org/wikipedia/commons/thumb/a/ab/Sea.jpg/220px-Sea.jpg',
    'not an address',
  ])('is nothing else: %s', (address) => {
    expect(thumbnailOf(address)).toBeUndefined();
  });
});
