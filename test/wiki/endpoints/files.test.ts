import { describe, expect, it } from 'vitest';
import { json } from '../../fakes/http.ts';
import { API, createBench, EN, restError } from '../answers.ts';

const form = (url: string) => ({ mediatype: 'BITMAP', size: null, width: 960, height: 640, duration: null, url });
const file = (changes: Readonly<Record<string, unknown>> = {}) => ({
  title: 'Earth_from_space.jpg',
  file_description_url: '//commons.wikimedia.org/wiki/File:Earth_from_space.jpg',
  latest: { timestamp: '2026-01-01T00:00:00Z', user: { id: 4, name: 'Keeper' } },
  preferred: form('//upload.wikimedia.org/960px-E.jpg'),
  original: { ...form('//upload.wikimedia.org/E.jpg'), size: 12_345 },
  ...changes,
});

describe('a file', () => {
  it('has its forms on the media hosts, and a page about it', async () => {
    const { wiki, http } = createBench(() => json(file({ thumbnail: form('//upload.wikimedia.org/250px-E.jpg') })));
    const common = { kind: 'BITMAP', width: 960, height: 640, bytes: undefined, seconds: undefined };
    expect(await wiki.file({ site: EN, title: 'File:Earth from space.jpg' })).toEqual({
      ok: true,
      value: {
        title: 'Earth from space.jpg',
        pageUrl: 'https://commons.wikimedia.org/wiki/File:Earth_from_space.jpg',
        uploadedAt: '2026-01-01T00:00:00Z',
        uploader: 'Keeper',
        preferred: { ...common, url: 'https://upload.wikimedia.org/960px-E.jpg' },
        original: { ...common, url: 'https://upload.wikimedia.org/E.jpg', bytes: 12_345 },
        thumbnail: { ...common, url: 'https://upload.wikimedia.org/250px-E.jpg' },
      },
    });
    expect(http.sent[0]?.url).toBe(`${API}/file/File%3AEarth_from_space.jpg`);
  });

  it('loses what is not from the wiki’s own hosts, and addresses that are not for the web', async () => {
    const { wiki } = createBench(() =>
      json(file({ original: form('//evil.example/E.jpg'), file_description_url: 'javascript:alert(1)' })),
    );
    expect(await wiki.file({ site: EN, title: 'E.jpg' })).toMatchObject({
      value: { original: undefined, pageUrl: undefined, preferred: { kind: 'BITMAP' } },
    });
  });

  it('may have none of all that', async () => {
    const { wiki } = createBench(() => json({ title: 'Hidden.jpg', latest: null, preferred: null, original: null }));
    expect(await wiki.file({ site: EN, title: 'Hidden.jpg' })).toMatchObject({
      value: { title: 'Hidden.jpg', uploader: undefined, original: undefined },
    });
  });

  it('that is not there is missing', async () => {
    const { wiki } = createBench(() => restError(404, 'rest-nonexistent-title'));
    const failure = { code: 'page-missing', title: 'File:E.jpg' };
    expect(await wiki.file({ site: EN, title: 'File:E.jpg' })).toEqual({ ok: false, failure });
  });
});

describe('the files of a page', () => {
  it('are listed', async () => {
    const { wiki, http } = createBench(() => json({ files: [file(), file({ title: 'Moon.jpg' })] }));
    const found = await wiki.mediaLinks({ site: EN, title: 'Earth' });
    expect(found.ok && found.value?.map(({ title }) => title)).toEqual(['Earth from space.jpg', 'Moon.jpg']);
    expect(http.sent[0]?.url).toBe(`${API}/page/Earth/links/media`);
  });

  it.each([400, 500])('are absent where there are more than the server lists (%i)', async (status) => {
    const { wiki } = createBench(() => restError(status, 'rest-media-too-many-links'));
    expect(await wiki.mediaLinks({ site: EN, title: 'Earth' })).toEqual({ ok: true, value: undefined });
  });

  it('name the field that is of another shape', async () => {
    const { wiki } = createBench(() => json({ files: [file(), file({ original: { url: 7 } })] }));
    const what = 'page/links/media: files[1].original.mediatype';
    expect(await wiki.mediaLinks({ site: EN, title: 'Earth' })).toEqual({
      ok: false,
      failure: { code: 'unreadable', what },
    });
  });
});

describe('the page in other languages', () => {
  it('is a title for each, as that wiki writes it', async () => {
    const { wiki, http } = createBench(() =>
      json([
        { code: 'zh-yue', name: '粵語', key: '地球', title: '地球' },
        { code: 'de', name: 'Deutsch', key: 'Die_Erde', title: 'Die_Erde', extra: 1 },
      ]),
    );
    expect(await wiki.languages({ site: EN, title: 'Earth' })).toEqual({
      ok: true,
      value: [
        { code: 'zh-yue', name: '粵語', title: '地球' },
        { code: 'de', name: 'Deutsch', title: 'Die Erde' },
      ],
    });
    expect(http.sent[0]?.url).toBe(`${API}/page/Earth/links/language`);
  });

  it('names the entry that is of another shape', async () => {
    const { wiki } = createBench(() => json([{ code: 'de', name: 'Deutsch' }]));
    const failure = { code: 'unreadable', what: 'page/links/language: [0].title' };
    expect(await wiki.languages({ site: EN, title: 'Earth' })).toEqual({ ok: false, failure });
  });
});
