import { expect, it } from 'vitest';
import { contract } from '../contract.ts';
import { client, got, SITE } from './client.ts';

contract('the client reads a page in one piece', (target) => {
  const wiki = client(target);

  it.each(['Earth', 'AC/DC current', 'earth'])('with its document: %s', async (title) => {
    const page = got(await wiki.withHtml({ site: SITE, title }));
    expect(page).toMatchObject({
      title: title.replace(/^e/, 'E'),
      redirectedFrom: undefined,
      redirectTarget: undefined,
    });
    expect(page.html).toMatch(/^<!DOCTYPE html>.*<\/html>\s*$/s);
    expect(page.html).toContain(`Special:Redirect/revision/${page.revision}"`);
  });

  it('with its document, through a redirect', async () => {
    const page = got(await wiki.withHtml({ site: SITE, title: 'The Earth' }));
    expect(page).toMatchObject({ title: 'Earth', redirectedFrom: 'The Earth' });
  });

  it('with its source', async () => {
    const page = got(await wiki.source({ site: SITE, title: 'Earth' }));
    expect(page).toMatchObject({ title: 'Earth', contentModel: 'wikitext', redirectTarget: undefined });
    expect(page.source).toContain('is the ground on which all of these pages were written');
  });

  it('with its source, which of a redirect page is its own', async () => {
    const page = got(await wiki.source({ site: SITE, title: 'The Earth' }));
    expect(page).toMatchObject({ title: 'The Earth', redirectTarget: 'Earth', source: '#REDIRECT [[Earth]]' });
  });
});
