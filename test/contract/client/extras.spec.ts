import { expect, it } from 'vitest';
import { contract } from '../contract.ts';
import { client, SITE } from './client.ts';

contract('the extras that a wiki may have', (target) => {
  const wiki = client(target);
  const questions = {
    'a summary': () => wiki.summary({ site: SITE, title: 'Earth' }),
    'a summary of any page': () => wiki.randomSummary(SITE),
    'what is featured': () => wiki.featured(SITE, { year: 2026, month: 1, day: 2 }),
    'what happened on a day': () => wiki.onThisDay(SITE, 'selected', { month: 1, day: 2 }),
  };

  it.each(Object.entries(questions))('harm nobody where they are not there: %s', async (_what, ask) => {
    const answer = await ask();
    expect(answer).toMatchObject({ ok: true });
    // They are services of Wikimedia's, beside MediaWiki: it has none of them.
    if (target.kind === 'mediawiki') expect(answer).toEqual({ ok: true, value: undefined });
  });
});
