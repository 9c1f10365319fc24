import { expect, it } from 'vitest';
import { contract } from '../contract.ts';
import { client, got, SITE } from './client.ts';

contract('the client asks the Action API', (target) => {
  const wiki = client(target);

  it('how pages stand, in the order asked', async () => {
    const asked = ['Moon', 'earth', 'Nowhere at all', 'Special:Search', 'de:Erde', 'The Earth', 'São Tomé harbour'];
    const answers = got(await wiki.freshness(SITE, asked));
    expect(answers.map((answer) => answer.asked)).toEqual(asked);
    expect(answers.map(({ state }) => state)).toEqual([
      'current',
      'current',
      'missing',
      'not-a-page',
      'not-a-page',
      'current',
      'current',
    ]);
    expect(answers[1]).toMatchObject({
      title: 'Earth',
      revision: got(await wiki.page({ site: SITE, title: 'Earth' })).revision,
      touched: expect.stringMatching(/Z$/),
      bytes: expect.any(Number),
      isRedirect: false,
    });
    expect(answers[5]).toMatchObject({ title: 'The Earth', isRedirect: true });
  });

  it('what is in a category', async () => {
    const category = { title: 'Category:Wandering balls' };
    const { members, next } = got(await wiki.categoryMembers(SITE, category));
    expect(members.map(({ title, namespace, kind }) => [title, namespace, kind])).toEqual([
      ['Earth', 0, 'page'],
      ['Moon', 0, 'page'],
    ]);
    expect(next).toBeUndefined();
  });

  it('what is in a category, a part at a time', async () => {
    const category = { title: 'Category:Wandering balls', limit: 1 };
    const first = got(await wiki.categoryMembers(SITE, category));
    const second = got(await wiki.categoryMembers(SITE, { ...category, after: first.next }));
    expect([first, second].map(({ members }) => members.map(({ title }) => title))).toEqual([['Earth'], ['Moon']]);
    expect(second.next).toBeUndefined();
  });

  it('what is in a category nobody made: nothing', async () => {
    expect(got(await wiki.categoryMembers(SITE, { title: 'Category:Nothing at all' }))).toEqual({
      members: [],
      next: undefined,
    });
  });

  it('what is in a category without its namespace, which is refused', async () => {
    expect(await wiki.categoryMembers(SITE, { title: 'Wandering balls' })).toEqual({
      ok: false,
      failure: { code: 'title-invalid', title: 'Wandering balls' },
    });
  });
});
