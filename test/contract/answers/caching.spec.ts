import { expect, it } from 'vitest';
import { contract } from '../contract.ts';
import { get } from '../raw.ts';

const FRESH_FOR_SECONDS = ['', '/bare', '/html', '/with_html'] as const;
const SILENT = ['/history', '/links/language', '/links/media'] as const;

contract('how long an answer holds', (wiki) => {
  it.each(FRESH_FOR_SECONDS)('is five seconds for everybody: page%s', async (view) => {
    const { headers } = await get(wiki, `/page/Earth${view}`);
    expect(headers.get('cache-control')).toBe('max-age=5');
  });

  it.each(SILENT)('is not said of lists: page%s', async (view) => {
    const { headers } = await get(wiki, `/page/Earth${view}`);
    expect(headers.get('cache-control')).toBeNull();
  });

  it('is twenty minutes for the completion of a title', async () => {
    const { headers } = await get(wiki, '/search/title?q=moon');
    expect(headers.get('cache-control')).toBe('public, max-age=1200');
  });

  it('is said of no failure', async () => {
    const { headers } = await get(wiki, '/page/Nowhere_at_all/bare');
    expect(headers.get('cache-control')).toBeNull();
  });

  it.each([...FRESH_FOR_SECONDS, ...SILENT])('is for the reader alone who is signed in: page%s', async (view) => {
    const { status, headers } = await get(wiki, `/page/Earth${view}`, wiki.signedIn);
    expect(status).toBe(200);
    expect(headers.get('cache-control')).toMatch(/^private,must-revalidate/);
  });
});
