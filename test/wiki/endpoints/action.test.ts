import { describe, expect, it } from 'vitest';
import { html, json } from '../../fakes/http.ts';
import { actionError, createBench, EN } from '../answers.ts';

/** Everything the Action API says no with is 200 and JSON: shown on its simplest question. */
const ask = (answer: () => Response, tokens: readonly string[] = []) => {
  const bench = createBench(answer, tokens);
  return { ...bench, answer: bench.wiki.categoryMembers(EN, { title: 'Category:Islands' }) };
};

describe('an answer of the Action API', () => {
  it.each([
    ['invalidcategory', { code: 'title-invalid', title: 'Category:Islands' }],
    ['missingtitle', { code: 'page-missing', title: 'Category:Islands' }],
    ['readapidenied', { code: 'forbidden' }],
    ['internal_api_error_DBQueryError', { code: 'server-error', status: 0 }],
    ['readonly', { code: 'server-error', status: 0 }],
    ['mwoauth-invalid-authorization', { code: 'forbidden' }],
    ['badvalue', { code: 'unreadable', what: 'status 200 (badvalue)' }],
  ])('says no with 200: %s', async (code, failure) => {
    expect(await ask(() => actionError(code)).answer).toEqual({ ok: false, failure });
    const unmarked = () => json({ error: { code, info: 'No.' } });
    expect(await ask(unmarked).answer).toEqual({ ok: false, failure });
  });

  it('says no in its newer shape too', async () => {
    const refusal = () =>
      json({ errors: [{ code: 'readapidenied', text: 'No.' }] }, 200, { 'mediawiki-api-error': 'readapidenied' });
    expect(await ask(refusal).answer).toEqual({ ok: false, failure: { code: 'forbidden' } });
  });

  it.each(['ratelimited', 'maxlag'])('asks to wait with 200: %s', async (code) => {
    const { answer, clock } = ask(() => actionError(code, { 'retry-after': '5' }));
    expect(await answer).toEqual({ ok: false, failure: { code: 'limited', until: clock.now() + 5000 } });
  });

  it.each([
    ['marked', () => actionError('mwoauth-invalid-authorization')],
    ['with its mark lost on the way', () => json({ error: { code: 'mwoauth-invalid-authorization' } })],
  ])('refuses a Bearer with 200, and the next one is tried once: %s', async (_how, refusal) => {
    const bench = createBench(
      ({ headers }) =>
        headers['authorization'] === 'Bearer two'
          ? json({ batchcomplete: true, query: { categorymembers: [] } })
          : refusal(),
      ['one', 'two'],
    );
    expect(await bench.wiki.categoryMembers(EN, { title: 'Category:Islands' })).toMatchObject({ ok: true });
    expect(bench.refusals).toEqual(['Bearer one invalid']);
    expect(bench.http.sent).toHaveLength(2);
  });

  it('can be a portal’s', async () => {
    expect(await ask(() => html('<form>')).answer).toEqual({ ok: false, failure: { code: 'captive-portal' } });
  });
});
