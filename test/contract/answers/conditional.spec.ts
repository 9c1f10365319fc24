import { expect, it } from 'vitest';
import { contract } from '../contract.ts';
import { get } from '../raw.ts';
import type { Target } from '../targets/target.ts';
import { VIEWS } from './rows.ts';

async function latestRevision(wiki: Target): Promise<string> {
  const { headers } = await get(wiki, '/page/Earth/html');
  return headers.get('content-revision-id') ?? '';
}

/** Both forms of a tag (RFC 9110 §8.8.3). */
function spellings(etag: string): readonly string[] {
  const strong = etag.replace(/^W\//, '');
  return [strong, `W/${strong}`];
}

contract('a question asked again with the answer’s tag', (wiki) => {
  const unchanged = async (path: string) => {
    const { status, headers } = await get(wiki, path);
    expect(status).toBe(200);
    const etag = headers.get('etag') ?? '';
    expect(etag).toMatch(/^(?:W\/)?"[^"]+"$/);
    for (const tag of spellings(etag)) {
      const again = await get(wiki, path, { 'if-none-match': tag });
      expect({ tag, status: again.status, text: again.text }).toEqual({ tag, status: 304, text: '' });
      // RFC 9110 §15.4.5 wants the tag again; some releases leave it out, so whoever keeps an answer keeps its tag as well.
      expect([null, etag]).toContain(again.headers.get('etag'));
    }
  };

  it.each(VIEWS)('is answered 304 and nothing, in either form of the tag: page%s', (view) =>
    unchanged(`/page/Earth${view}`),
  );

  it('is answered 304 and nothing, in either form of the tag: revision/html', async () =>
    unchanged(`/revision/${await latestRevision(wiki)}/html`));

  it('is answered whole when the tag is another one', async () => {
    const { status, text } = await get(wiki, '/page/Earth/html', { 'if-none-match': '"0/another/view/html"' });
    expect(status).toBe(200);
    expect(text).toContain('</html>');
  });

  it.each(['title', 'page'])('cannot be asked of a search, which has none: %s', async (kind) => {
    const { status, headers } = await get(wiki, `/search/${kind}?q=moon`);
    expect([status, headers.get('etag')]).toEqual([200, null]);
  });
});
