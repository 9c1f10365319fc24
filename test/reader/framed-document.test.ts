import { expect, test } from 'vitest';
import { dressedDocument, framedDocument } from '../../main/reader/framed-document.ts';
import { parsoid, render, streamOf } from '../article/support.ts';
import { createFakeClock } from '../fakes/clock.ts';
import { readingText } from './reading-text.ts';

const PICTURE = '<img src="//upload.wikimedia.org/a.jpg" width="250" height="183" alt="Light"/>';
const SOURCE = parsoid(`<section><p>Marrow is an island.</p><p>${PICTURE}</p></section>`);

const clock = createFakeClock();
const assets = {
  read: async (path: string) =>
    path === 'article.css' ? { body: new TextEncoder().encode('p{margin:0}'), type: 'text/css' } : undefined,
};
const deps = { assets, clock, theme: () => 'dark' as const };

async function framed(followed: boolean): Promise<string> {
  return readingText(new Response(await framedDocument(deps, streamOf(await render(SOURCE)), followed)), clock);
}

test('a document comes in the theme and the styles of now, in its first piece up to the end of its first paragraph', async () => {
  const reader = (await framedDocument(deps, streamOf(await render(SOURCE)), true)).getReader();
  const first = new TextDecoder().decode((await reader.read()).value);
  expect(first).toMatch(/^<!doctype html><html data-theme="dark" lang="en"/);
  expect(first).toContain('<style>p{margin:0}</style></head>');
  expect(first).toMatch(/<p>Marrow is an island\.<\/p>$/);
});

test('nothing else of it is another', async () => {
  const plain = await render(SOURCE);
  const dressed = plain
    .replace('<html', '<html data-theme="dark"')
    .replace('<link rel="stylesheet" href="/article.css">', '<style>p{margin:0}</style>');
  expect(await framed(false)).toBe(dressed);
});

test('its pictures wait where a window follows them', async () => {
  expect(await framed(true)).toContain('<img src="/media/blank.svg" data-src="/media/sample:en/');
});

test('without its stylesheet it still links to it', async () => {
  const bare = await dressedDocument(
    { ...deps, assets: { read: async () => undefined } },
    streamOf(await render(SOURCE)),
  );
  expect(await new Response(bare).text()).toContain('<link rel="stylesheet" href="/article.css">');
});
