import { describe, expect, test } from 'vitest';
import { content } from '../support.ts';

const path = (file: string) =>
  `/media/sample:en/${encodeURIComponent(`https://upload.wikimedia.org/wikipedia/commons/${file}`)}`;
const THUMB = '//upload.wikimedia.org/wikipedia/commons/thumb/a/ab/Sea.jpg';

describe('a picture in the text', () => {
  test('is had in a width that exists, and a wider one for dense screens and wide places', async () => {
    const html = `<p><img src="${THUMB}/220px-Sea.jpg" width="220" height="160" data-file-width="4000" data-file-height="3000"/></p>`;
    const plain = path('thumb/a/ab/Sea.jpg/250px-Sea.jpg');
    const sharp = path('thumb/a/ab/Sea.jpg/500px-Sea.jpg');
    expect(await content(html)).toContain(
      `<img src="${plain}" srcset="${plain} 250w, ${sharp} 500w" sizes="auto" width="220" height="160" loading="lazy"`,
    );
  });

  test('that is an icon has one for dense screens, whatever the width of the window', async () => {
    const html = `<p><img src="${THUMB}/23px-Sea.jpg" width="23" height="12" data-file-width="1200"/></p>`;
    const page = await content(html);
    expect(page).toContain(`class="icon" src="${path('thumb/a/ab/Sea.jpg/40px-Sea.jpg')}"`);
    expect(page).toContain(`srcset="${path('thumb/a/ab/Sea.jpg/60px-Sea.jpg')} 2x" width`);
  });

  test('that does not say how much space it needs is not asked to guess it', async () => {
    const html = `<p><img src="${THUMB}/220px-Sea.jpg" data-file-width="4000"/></p>`;
    expect(await content(html)).not.toContain('sizes=');
  });

  test('as narrow as its file is the file', async () => {
    const html = `<p><img src="${THUMB}/220px-Sea.jpg" width="220" height="160" data-file-width="230"/></p>`;
    expect(await content(html)).toContain(`<img src="${path('a/ab/Sea.jpg')}" width="220"`);
  });

  test('of a huge file is as sharp as any', async () => {
    const html = `<p><img src="${THUMB}/220px-Sea.jpg" width="220" height="16" data-file-width="90000"/></p>`;
    expect(await content(html)).toContain(`${path('thumb/a/ab/Sea.jpg/500px-Sea.jpg')} 500w`);
  });
});

describe('the picture of a film', () => {
  test('is had in a width that exists', async () => {
    const poster = '//upload.wikimedia.org/wikipedia/commons/thumb/1/1f/Film.webm/320px--Film.webm.jpg';
    const html = `<span typeof="mw:File"><video poster="${poster}" width="320" height="180"></video></span>`;
    const page = await content(html);
    expect(page).toContain(`poster="${path('thumb/1/1f/Film.webm/330px--Film.webm.jpg')}" width="320" height="180"`);
  });
});
