import { expect, test } from 'vitest';
import { createSiteStore } from '../../../renderer/settings/site-store.ts';
import type { SettingsFailure } from '../../../shared/failures.ts';
import type { SitesView, WikiView } from '../../../shared/models.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { siteId } from '../../../shared/site-id.ts';

const ENGLISH = siteId('wikipedia', 'en');
const COMMONS = siteId('commons', 'mul');
const GARDENERS = siteId('gardeners', 'fr');
const view = (family: string, language: string): WikiView => ({
  family,
  name: family,
  host: '',
  language,
  added: false,
});
const WIKIS = [view('wikipedia', 'every'), view('wiktionary', 'every'), view('commons', 'mul')];
const WITH_GARDENERS = [...WIKIS, view('gardeners', 'fr')];

/** A store over a main that answers so. @param answer of adding and removing; what main then shows is `after`. */
function bench(after: SitesView, answer: Result<SitesView, SettingsFailure> = ok(after), initial = ENGLISH) {
  return createSiteStore({ wikis: WIKIS, site: initial }, 'pt-BR', {
    settings: { setSite: async ({ site }) => ok({ site, theme: 'system', libraryBound: 2 ** 30 }) },
    sites: {
      view: async () => ok(after),
      find: async () => fail({ code: 'address-invalid' }),
      add: async () => answer,
      remove: async () => answer,
    },
  });
}

test('the language of the last wiki that has several stays while one without is used', async () => {
  const store = bench({ wikis: WIKIS, site: ENGLISH });
  await store.getState().choose(siteId('wiktionary', 'de'));
  await store.getState().choose(COMMONS);
  expect(store.getState()).toMatchObject({ site: COMMONS, language: 'de' });
});

test('where the first wiki has no languages, the language is that of the system, if there is a Wikipedia in it', () => {
  expect(bench({ wikis: WIKIS, site: COMMONS }, undefined, COMMONS).getState().language).toBe('pt');
});

test('a wiki that was added is in the list, also when it could not be kept', async () => {
  const after = { wikis: WITH_GARDENERS, site: ENGLISH };
  const kept = bench(after);
  expect(await kept.getState().add(GARDENERS)).toMatchObject({ ok: true });
  expect(kept.getState().wikis).toBe(WITH_GARDENERS);

  const unkept = bench(after, fail({ code: 'settings-unwritable' }));
  expect(await unkept.getState().add(GARDENERS)).toEqual(fail({ code: 'settings-unwritable' }));
  expect(unkept.getState().wikis).toBe(WITH_GARDENERS);
});

test('when the wiki in use is removed, main says which takes its place', async () => {
  const store = bench({ wikis: WIKIS, site: ENGLISH }, undefined, GARDENERS);
  await store.getState().remove(GARDENERS);
  expect(store.getState()).toMatchObject({ site: ENGLISH, language: 'en', wikis: WIKIS });
});
