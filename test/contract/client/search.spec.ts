import { expect, it } from 'vitest';
import { contract } from '../contract.ts';
import { client, got, SITE } from './client.ts';

contract('the client searches', (target) => {
  const wiki = client(target);
  const titles = async (query: string) => got(await wiki.searchTitles(SITE, query));

  it('titles by how they begin', async () => {
    expect((await titles('Ear')).map(({ title }) => title)).toEqual(['Earth']);
    expect((await titles('AC/')).map(({ title }) => title)).toContain('AC/DC current');
    expect((await titles('110%')).map(({ title }) => title)).toEqual(['110% (film)']);
    expect((await titles('São T')).map(({ title }) => title)).toEqual(['São Tomé harbour']);
  });

  it('titles of redirects, and says which one it was', async () => {
    const found = await titles('The E');
    expect(found).toMatchObject([{ title: 'Earth', matchedTitle: 'The Earth' }]);
  });

  it('titles with pictures from the wiki itself', async () => {
    const [hit] = await titles('Moon');
    expect(hit?.thumbnailUrl).toMatch(new RegExp(`^${target.origin}/images/.*60px-.*\\.png$`));
    const picture = got(await wiki.media(SITE, hit?.thumbnailUrl ?? '', {}));
    expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/png']);
    const bytes = new Uint8Array(await picture.arrayBuffer());
    expect([...bytes.slice(1, 4)]).toEqual([...Buffer.from('PNG')]);
  });

  it('the text, and marks what it found', async () => {
    const found = got(await wiki.searchText(SITE, 'ferrymen'));
    const moon = found.find(({ title }) => title === 'Moon');
    expect(moon?.excerpt).toContainEqual({ text: 'ferrymen', hit: true });
    expect(moon?.excerpt?.map(({ text }) => text).join('')).toMatch(/Some ferrymen set t/);
    expect(moon?.excerpt?.map(({ text }) => text).join('')).not.toMatch(/<span|&[a-z#]/);
  });

  it('and finds nothing where nothing is', async () => {
    expect(await titles('Xyzzyx')).toEqual([]);
    expect(got(await wiki.searchText(SITE, 'xyzzyxyzzy'))).toEqual([]);
  });
});

contract('the client fetches media', (target) => {
  it('and says when a picture is not there', async () => {
    const answer = await client(target).media(SITE, `${target.origin}/images/nothing.png`, {});
    expect(answer).toEqual({ ok: false, failure: { code: 'page-missing', title: 'nothing.png' } });
  });
});
