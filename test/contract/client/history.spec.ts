import { expect, it } from 'vitest';
import type { HistoryCountKind } from '../../../main/wiki/endpoints/history.ts';
import { EARTH_REVISIONS } from '../content/pages.ts';
import { contract } from '../contract.ts';
import { client, got, SITE } from './client.ts';

const EARTH = { site: SITE, title: 'Earth' };

contract('the client reads a history', (target) => {
  const wiki = client(target);

  it('twenty revisions at a time, the latest first', async () => {
    const latest = got(await wiki.history(EARTH));
    expect(latest).toMatchObject({ title: 'Earth', newer: undefined, older: { olderThan: expect.any(Number) } });
    expect(latest.revisions).toHaveLength(20);
    expect(latest.revisions[0]?.id).toBe(got(await wiki.page(EARTH)).revision);

    const oldest = got(await wiki.history(EARTH, latest.older));
    expect(oldest.revisions).toHaveLength(EARTH_REVISIONS - 20);
    expect(oldest.older).toBeUndefined();
    expect(oldest.revisions.at(-1)?.delta).toBeUndefined();

    const ids = [...latest.revisions, ...oldest.revisions].map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)].sort((a, b) => b - a));
    expect(got(await wiki.history(EARTH, oldest.newer)).revisions.map(({ id }) => id)).toEqual(ids.slice(0, 20));
  });

  it('with who made each, how much it changed, and how', async () => {
    const { revisions } = got(await wiki.history(EARTH));
    for (const revision of revisions) {
      expect(revision).toMatchObject({
        editedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
        bytes: expect.any(Number),
        delta: expect.any(Number),
        comment: expect.any(String),
      });
    }
    const authors = new Map(revisions.map(({ author }) => [author?.name, author?.id]));
    expect([...authors.keys()]).toEqual(expect.arrayContaining(['Keeper', 'Reader', '192.0.2.17']));
    for (const [name, id] of authors) expect(id === undefined, name).toBe(name === '192.0.2.17');
    for (const [index, { bytes = 0, delta }] of revisions.slice(0, -1).entries()) {
      expect(delta).toBe(bytes - (revisions[index + 1]?.bytes ?? 0));
    }
  });

  it('of one kind of edit alone', async () => {
    const minor = got(await wiki.history(EARTH, { filter: 'minor' })).revisions;
    expect(minor.length).toBeGreaterThan(0);
    expect(minor.every((revision) => revision.minor)).toBe(true);
    const anonymous = got(await wiki.history(EARTH, { filter: 'anonymous' })).revisions;
    expect(new Set(anonymous.map(({ author }) => author?.name))).toEqual(new Set(['192.0.2.17']));
  });

  it('and counts it', async () => {
    const count = async (kind: HistoryCountKind) => got(await wiki.historyCount(EARTH, kind));
    const latest = got(await wiki.history(EARTH));
    const all = [...latest.revisions, ...got(await wiki.history(EARTH, latest.older)).revisions];
    expect(await count('edits')).toEqual({ count: all.length, atLeast: false });
    const editors = new Set(all.map(({ author }) => author?.name));
    expect(await count('editors')).toEqual({ count: editors.size, atLeast: false });
    expect(await count('temporary')).toEqual({ count: 0, atLeast: false });
    for (const filter of ['minor', 'anonymous', 'bot', 'reverted'] as const) {
      const { revisions } = got(await wiki.history(EARTH, { filter }));
      expect(await count(filter), filter).toEqual({ count: revisions.length, atLeast: false });
    }
  });

  it('under another spelling of the title', async () => {
    const earth = { site: SITE, title: 'earth' };
    expect(got(await wiki.history(earth)).title).toBe('Earth');
    expect(got(await wiki.historyCount(earth, 'edits')).count).toBe(EARTH_REVISIONS);
  });

  it('of a redirect, which has its own', async () => {
    const { revisions } = got(await wiki.history({ site: SITE, title: 'The Earth' }));
    expect(revisions).toMatchObject([{ delta: undefined }]);
  });

  it('and one of its revisions by itself', async () => {
    const listed = got(await wiki.history(EARTH)).revisions[5];
    const id = listed?.id ?? 0;
    const revision = got(await wiki.revision(SITE, { id, title: 'Earth' }));
    expect(revision).toMatchObject({ ...listed, title: 'Earth', licence: { url: expect.stringContaining('/by-sa/') } });
    const document = got(await wiki.revisionHtml(SITE, { id, title: 'Earth' }));
    expect(document.revision).toBe(id);
    await document.body.cancel();
  });

  it('but not of a revision that is not there', async () => {
    const missing = { ok: false, failure: { code: 'revision-missing', title: 'Earth' } };
    expect(await wiki.revision(SITE, { id: 99_999_999, title: 'Earth' })).toEqual(missing);
    expect(await wiki.revisionHtml(SITE, { id: 99_999_999, title: 'Earth' })).toEqual(missing);
  });

  it('nor of what follows a revision that is another page’s', async () => {
    const moon = got(await wiki.page({ site: SITE, title: 'Moon' })).revision;
    expect(await wiki.history(EARTH, { olderThan: moon })).toEqual({
      ok: false,
      failure: { code: 'revision-of-another-page', title: 'Earth' },
    });
  });
});
