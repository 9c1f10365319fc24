import { describe, expect, it } from 'vitest';
import { html, json } from '../../fakes/http.ts';
import { API, createBench, EN, parsoid, redirect, restError } from '../answers.ts';

const REVISION = { id: 36, title: 'Earth' };
const answer = {
  id: 36,
  timestamp: '2026-07-01T10:00:00Z',
  minor: true,
  size: 196,
  comment: '',
  user: { id: 3, name: 'Reader' },
  delta: null,
  page: { id: 1, key: 'Earth_(planet)', title: 'Earth_(planet)' },
  license: { url: 'https://creativecommons.org/licenses/by-sa/4.0/', title: 'CC BY-SA 4.0' },
};

describe('a revision', () => {
  it('says which page it belongs to, whatever was thought', async () => {
    const { wiki, http } = createBench(() => json(answer));
    expect(await wiki.revision(EN, REVISION)).toEqual({
      ok: true,
      value: {
        id: 36,
        title: 'Earth (planet)',
        editedAt: '2026-07-01T10:00:00Z',
        minor: true,
        bytes: 196,
        comment: '',
        author: { name: 'Reader', id: 3 },
        delta: undefined,
        licence: { title: 'CC BY-SA 4.0', url: 'https://creativecommons.org/licenses/by-sa/4.0/' },
      },
    });
    expect(http.sent[0]?.url).toBe(`${API}/revision/36/bare`);
  });

  it('has a document that streams', async () => {
    const { wiki, http } = createBench(() => parsoid('<p>As it was.', { 'content-revision-id': '36' }));
    const found = await wiki.revisionHtml(EN, REVISION);
    expect(found).toMatchObject({ value: { revision: 36, language: 'en' } });
    expect(found.ok && (await new Response(found.value.body).text())).toBe('<p>As it was.');
    expect(http.sent[0]?.url).toBe(`${API}/revision/36/html`);
  });

  it.each([
    ['nobody has', () => restError(404, 'rest-nonexistent-revision'), { code: 'revision-missing', title: 'Earth' }],
    [
      'cannot be had any more',
      () => restError(404, 'rest-specified-revision-unavailable'),
      { code: 'revision-missing', title: 'Earth' },
    ],
    ['is hidden', () => restError(403, 'rest-permission-denied-revision'), { code: 'revision-hidden', title: 'Earth' }],
    [
      'is too large to render',
      () => restError(413, 'rest-resource-limit-exceeded'),
      { code: 'server-error', status: 413 },
    ],
    ['is a portal’s page', () => html('<form>'), { code: 'captive-portal' }],
  ])('that %s fails so, bare and as a document', async (_what, refusal, failure) => {
    const { wiki } = createBench(refusal);
    expect(await wiki.revision(EN, REVISION)).toEqual({ ok: false, failure });
    expect(await wiki.revisionHtml(EN, REVISION)).toEqual({ ok: false, failure });
  });

  it('leads nowhere else', async () => {
    const { wiki, http } = createBench(() => redirect(301, '/w/rest.php/v1/revision/35/html'));
    const what = 'revision/html: redirect';
    expect(await wiki.revisionHtml(EN, REVISION)).toEqual({ ok: false, failure: { code: 'unreadable', what } });
    expect(http.sent).toHaveLength(1);
  });
});
