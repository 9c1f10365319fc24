import { inflateSync } from 'node:zlib';
import { Parser } from 'htmlparser2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ARTICLES } from '../../sample-wiki/articles/all.ts';
import { VECTORS } from '../../sample-wiki/articles/hostile.ts';
import type { SampleWiki } from '../../sample-wiki/sample-wiki.ts';
import { startSampleWiki } from '../../sample-wiki/server.ts';
import { get } from './support.ts';

// One for all: nothing here changes it, and it draws each picture once.
let wiki: SampleWiki;
beforeAll(async () => {
  wiki = await startSampleWiki();
});
afterAll(() => wiki.close());

const FRIENDLY = ARTICLES.filter(({ title, redirect }) => title !== 'Hostile page' && redirect === undefined);

function elements(
  markup: string,
): readonly { readonly name: string; readonly attributes: Readonly<Record<string, string>> }[] {
  const found: { name: string; attributes: Record<string, string> }[] = [];
  const parser = new Parser({ onopentag: (name, attributes) => found.push({ name, attributes }) });
  parser.end(markup);
  return found;
}

describe.each(FRIENDLY.map(({ title }) => title))('the article %s', (title) => {
  it('has unique ids, calls that find their notes, and pictures that exist', async () => {
    const { text } = await get(wiki, `/v1/page/${encodeURIComponent(title.replaceAll(' ', '_'))}/html`);
    const all = elements(text);
    const ids = all.flatMap(({ attributes }) => attributes['id'] ?? []);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);

    const fragments = all.flatMap(
      ({ attributes }) => /#(cite_(?:note|ref)-.*)/.exec(attributes['href'] ?? '')?.[1] ?? [],
    );
    expect(fragments.filter((fragment) => !ids.includes(fragment))).toEqual([]);

    const sources = all.flatMap(({ name, attributes }) => (name === 'img' ? (attributes['src'] ?? '') : []));
    for (const source of new Set(sources)) expect((await fetch(`http:${source}`)).status).toBe(200);
    // Drawing takes a while on a busy machine.
  }, 60_000);
});

describe('the long article', () => {
  it('has what a reader must be able to show', async () => {
    const { text } = await get(wiki, '/v1/page/Tidal_island_of_Marrow/html');
    const all = elements(text);
    const count = (name: string, className = '') =>
      all.filter((element) => element.name === name && (element.attributes['class'] ?? '').includes(className)).length;
    expect(all.filter(({ name }) => /^h[234]$/.test(name)).length).toBeGreaterThan(12);
    expect([count('table', 'infobox'), count('div', 'hatnote'), count('div', 'shortdescription')]).toEqual([1, 1, 1]);
    expect(count('table', 'wikitable')).toBeGreaterThan(3);
    expect(count('a', 'new')).toBeGreaterThan(0);
    expect(text.replace(/<[^>]*>/g, ' ').split(/\s+/).length).toBeGreaterThan(1800);
  });

  it('writes a style sheet of a template once and points at it after that', async () => {
    const { text } = await get(wiki, '/v1/page/Causeway/html');
    expect(text.match(/<style data-mw-deduplicate/g)).toHaveLength(1);
  });
});

it('keeps every kind of attack on the hostile page, each with a name', async () => {
  const { text } = await get(wiki, '/v1/page/Hostile_page/html');
  for (const [name, markup] of Object.entries(VECTORS)) expect(text.includes(markup), name).toBe(true);
  expect(Object.keys(VECTORS).length).toBeGreaterThan(60);
});

it('shows the hostile page to a browser only where nothing in it can run', async () => {
  const { headers } = await fetch(`${wiki.origin}/wiki/Hostile_page`);
  expect(headers.get('content-security-policy')).toMatch(/^default-src 'none';.*sandbox$/);
});

describe('pictures', () => {
  it('are drawn at the standard widths and at no other', async () => {
    const thumb = (width: number) => fetch(`${wiki.origin}/images/thumb/${width}px-marrow-light.png`);
    for (const width of [20, 60, 120, 250]) {
      const png = Buffer.from(await (await thumb(width)).arrayBuffer());
      expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([width, Math.round((width * 704) / 960)]);
    }
    expect([(await thumb(61)).status, (await thumb(800)).status]).toEqual([400, 400]);
  });

  it('are whole: every row of pixels is there', async () => {
    const png = Buffer.from(await (await fetch(`${wiki.origin}/images/thumb/60px-moon.png`)).arrayBuffer());
    const length = png.readUInt32BE(33);
    expect(inflateSync(png.subarray(41, 41 + length)).length).toBe(60 * (60 * 4 + 1));
  });

  it('come in one range, and not again to who has them', async () => {
    const url = `${wiki.origin}/images/sectors.svg`;
    const whole = await fetch(url);
    const text = await whole.text();
    const etag = whole.headers.get('etag') ?? '';
    const part = await fetch(url, { headers: { range: 'bytes=5-9' } });
    expect([part.status, await part.text()]).toEqual([206, text.slice(5, 10)]);
    expect((await fetch(url, { headers: { 'if-none-match': etag } })).status).toBe(304);
  });

  it('move: an animation of six frames that goes round for ever', async () => {
    const gif = Buffer.from(await (await fetch(`${wiki.origin}/images/flashes.gif`)).arrayBuffer());
    expect([gif.toString('latin1', 0, 6), gif.readUInt16LE(6), gif.readUInt16LE(8)]).toEqual(['GIF89a', 220, 140]);
    const frame = String.fromCharCode(0x21, 0xf9, 4);
    expect(gif.toString('latin1').split(frame)).toHaveLength(7);
    expect(gif.at(-1)).toBe(0x3b);
  });

  it('answer 404 for a name there is no picture of', async () => {
    expect((await fetch(`${wiki.origin}/images/thumb/60px-nothing.png`)).status).toBe(404);
    expect((await fetch(`${wiki.origin}/images/constructor.png`)).status).toBe(404);
  });
});
