import { describe, expect, it } from 'vitest';
import { json } from '../../fakes/http.ts';
import { createBench, EN } from '../answers.ts';

const member = (pageid: number, title: string, type?: string) => ({
  pageid,
  ns: type === 'subcat' ? 14 : 0,
  title,
  type,
});

describe('the members of a category', () => {
  it('are pages, files and categories', async () => {
    const categorymembers = [
      member(1, 'Skerry', 'page'),
      member(2, 'Category:Tidal islands', 'subcat'),
      member(3, 'File:Skerry.png', 'file'),
      member(4, 'Odd'),
      member(5, 'Odder', 'constructor'),
    ];
    const { wiki, http } = createBench(() => json({ batchcomplete: true, query: { categorymembers } }));
    expect(await wiki.categoryMembers(EN, { title: 'Category:Islands_of_the_sea' })).toEqual({
      ok: true,
      value: {
        members: [
          { pageId: 1, title: 'Skerry', namespace: 0, kind: 'page' },
          { pageId: 2, title: 'Category:Tidal islands', namespace: 14, kind: 'subcategory' },
          { pageId: 3, title: 'File:Skerry.png', namespace: 0, kind: 'file' },
          { pageId: 4, title: 'Odd', namespace: 0, kind: 'page' },
          { pageId: 5, title: 'Odder', namespace: 0, kind: 'page' },
        ],
        next: undefined,
      },
    });
    const sent = new URL(http.sent[0]?.url ?? '');
    expect(sent.origin + sent.pathname).toBe('https://en.wikipedia.org/w/api.php');
    expect(Object.fromEntries(sent.searchParams)).toEqual({
      action: 'query',
      format: 'json',
      formatversion: '2',
      list: 'categorymembers',
      cmtitle: 'Category:Islands of the sea',
      cmprop: 'ids|title|type',
      cmlimit: '500',
    });
  });

  it('go on where the answer before ended', async () => {
    const { wiki, http } = createBench(() =>
      json({ continue: { cmcontinue: 'page|5d|27', continue: '-||' }, query: { categorymembers: [] } }),
    );
    const first = await wiki.categoryMembers(EN, { title: 'Category:Islands', limit: 2 });
    expect(first).toEqual({ ok: true, value: { members: [], next: 'page|5d|27' } });
    await wiki.categoryMembers(EN, { title: 'Category:Islands', limit: 9000, after: 'page|5d|27' });
    const { searchParams } = new URL(http.sent[1]?.url ?? '');
    expect([searchParams.get('cmcontinue'), searchParams.get('cmlimit')]).toEqual(['page|5d|27', '500']);
  });

  it('name the field that is of another shape', async () => {
    const { wiki } = createBench(() => json({ query: { categorymembers: [member(1, 'Skerry', 'page'), { ns: 0 }] } }));
    const what = 'query/categorymembers: query.categorymembers[1].pageid';
    expect(await wiki.categoryMembers(EN, { title: 'Category:Islands' })).toEqual({
      ok: false,
      failure: { code: 'unreadable', what },
    });
  });
});
