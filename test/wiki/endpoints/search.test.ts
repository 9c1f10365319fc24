import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markedText } from '../../../main/wiki/endpoints/excerpt.ts';
import { json } from '../../fakes/http.ts';
import { API, createBench, EN } from '../answers.ts';

const hit = (changes: Readonly<Record<string, unknown>> = {}) => ({
  id: 36,
  key: 'Earth',
  title: 'Earth',
  excerpt: 'Earth',
  matched_title: null,
  anchor: null,
  description: 'Third planet from the Sun',
  thumbnail: null,
  ...changes,
});

describe('completion', () => {
  it('asks for ten titles that begin so', async () => {
    const { wiki, http } = createBench(() => json({ pages: [hit()] }));
    expect(await wiki.searchTitles(EN, ' ear & moon ')).toEqual({
      ok: true,
      value: [{ title: 'Earth', description: 'Third planet from the Sun' }],
    });
    expect(http.sent[0]?.url).toBe(`${API}/search/title?q=ear+%26+moon&limit=10`);
  });

  it('reads what is null, absent or zero', async () => {
    const { wiki } = createBench(() =>
      json({ pages: [{ id: 0, key: 'X', title: 'X', description: null }, hit({ matched_title: 'The_Earth' })] }),
    );
    expect(await wiki.searchTitles(EN, 'x')).toMatchObject({
      value: [{ title: 'X', description: undefined }, { matchedTitle: 'The Earth' }],
    });
  });

  it('takes thumbnails without a scheme from the wikis’ own hosts only', async () => {
    const thumbnail = (url: string) => hit({ thumbnail: { mimetype: 'image/jpeg', width: 60, height: null, url } });
    const { wiki } = createBench(() =>
      json({ pages: [thumbnail('//upload.wikimedia.org/e/60px-E.jpg'), thumbnail('https://evil.example/E.jpg')] }),
    );
    const answer = await wiki.searchTitles(EN, 'earth');
    expect(answer.ok && answer.value.map(({ thumbnailUrl }) => thumbnailUrl)).toEqual([
      'https://upload.wikimedia.org/e/60px-E.jpg',
      undefined,
    ]);
  });

  it('of nothing asks nobody', async () => {
    const { wiki, http } = createBench(() => 'offline');
    expect(await wiki.searchTitles(EN, '  ')).toEqual({ ok: true, value: [] });
    expect(http.sent).toEqual([]);
  });

  it('names the field that is of another shape', async () => {
    const { wiki } = createBench(() => json({ pages: [hit(), { key: 'X' }] }));
    const failure = { code: 'unreadable', what: 'search/title: pages[1].title' };
    expect(await wiki.searchTitles(EN, 'x')).toEqual({ ok: false, failure });
  });
});

describe('full text', () => {
  it('keeps to twenty, however many come', async () => {
    const { wiki } = createBench(() => json({ pages: Array.from({ length: 35 }, () => hit()) }));
    const answer = await wiki.searchText(EN, 'earth');
    expect(answer.ok && answer.value).toHaveLength(20);
  });

  it('marks what matched', async () => {
    const { wiki } = createBench(() =>
      json({ pages: [hit({ excerpt: 'The <span class="searchmatch">Earth</span> &amp; its moon' })] }),
    );
    expect(await wiki.searchText(EN, 'earth')).toMatchObject({
      value: [
        {
          excerpt: [
            { text: 'The ', hit: false },
            { text: 'Earth', hit: true },
            { text: ' & its moon', hit: false },
          ],
        },
      ],
    });
  });
});

describe('an excerpt', () => {
  it('is text, whatever markup comes', () => {
    const excerpt = '<b onclick="x()">a</b><script>alert(1)</script><style>p{}</style>&lt;i&gt;<span>b</span>';
    expect(markedText(excerpt)).toEqual([{ text: 'a<i>b', hit: false }]);
  });

  it('survives markup that is never closed or never opened', () => {
    expect(markedText('</span>a <span class="x searchmatch">b')).toEqual([
      { text: 'a ', hit: false },
      { text: 'b', hit: true },
    ]);
  });

  it('loses nothing of plain text', () => {
    const plain = fc.string({ unit: 'grapheme' }).filter((text) => !/[<&\r\0]/.test(text));
    fc.assert(
      fc.property(plain, (text) => {
        const pieces = markedText(text).map((piece) => piece.text);
        expect(pieces.join('')).toBe(text);
      }),
    );
  });
});
