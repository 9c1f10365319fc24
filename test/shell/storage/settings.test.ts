import { expect, test } from 'vitest';
import type { KeptFile } from '../../../main/shell/storage/kept-file.ts';
import { createSettings } from '../../../main/shell/storage/settings.ts';
import { encodeSite } from '../../../main/wiki/sites/site-data.ts';
import type { StorageNotice } from '../../../shared/models.ts';
import { siteId } from '../../../shared/site-id.ts';
import { addedWiki } from '../../fakes/added-wiki.ts';
import { fakeKeptFile } from '../../fakes/kept-file.ts';

const ENGLISH = siteId('wikipedia', 'en');
const GERMAN = siteId('wikipedia', 'de');
const CLIENT = '0123456789abcdef0123456789abcdef';

function open(file: KeptFile) {
  const notices: StorageNotice[] = [];
  const settings = createSettings(file, ENGLISH, (notice) => notices.push(notice));
  return { settings, notices };
}

test('what was kept comes back', () => {
  const file = fakeKeptFile();
  const { settings } = open(file);
  expect(settings.setSite(GERMAN)).toEqual({
    ok: true,
    value: { site: GERMAN, theme: 'system', libraryBound: 2 ** 30 },
  });
  settings.setTheme('sepia');
  settings.setLibraryBound(2 ** 28);
  settings.setSavedPictures('large');
  settings.setClientId(` ${CLIENT}\n`, 'loopback');
  const { settings: again } = open(file);
  expect([again.current(), again.client()]).toEqual([
    { site: GERMAN, theme: 'sepia', libraryBound: 2 ** 28, savedPictures: 'large' },
    { id: CLIENT, redirect: 'loopback' },
  ]);
});

test('a value in the file that cannot be one counts as absent', () => {
  const { settings } = open(
    fakeKeptFile({ site: '../etc', clientId: 7, theme: 'neon', libraryBound: 5, savedPictures: 'huge' }),
  );
  expect([settings.current(), settings.client()]).toEqual([
    { site: ENGLISH, theme: 'system', libraryBound: 2 ** 30 },
    undefined,
  ]);
});

test('an empty client id removes it', () => {
  const { settings } = open(fakeKeptFile({ clientId: CLIENT }));
  expect(settings.setClientId('', 'scheme')).toMatchObject({ ok: true });
  expect(settings.client()).toBeUndefined();
});

test.each(['not a client id', 'javascript:alert(1)', CLIENT.slice(1), `${CLIENT}0`, CLIENT.toUpperCase()])(
  '%s is no client id, and the one before stays',
  (text) => {
    const { settings } = open(fakeKeptFile({ clientId: CLIENT }));
    expect(settings.setClientId(text, 'loopback')).toEqual({
      ok: false,
      failure: { code: 'setting-invalid', setting: 'clientId' },
    });
    expect(settings.client()).toEqual({ id: CLIENT, redirect: 'scheme' });
  },
);

test('a secret is refused as what it is, and no part of it is kept', () => {
  const file = fakeKeptFile();
  const { settings } = open(file);
  const secret = 'deadbeef'.repeat(5);
  expect(settings.setClientId(secret, 'scheme')).toEqual({ ok: false, failure: { code: 'client-secret-pasted' } });
  expect([settings.client(), file.get('clientId')]).toEqual([undefined, undefined]);
});

test.each(['newer', 'unwritable'] as const)('a setting holds until the app quits when its file is %s', (why) => {
  const { settings } = open(fakeKeptFile({}, why));
  expect(settings.setSite(GERMAN)).toEqual({ ok: false, failure: { code: `settings-${why}` } });
  expect(settings.current().site).toBe(GERMAN);
  expect(settings.setClientId(CLIENT, 'scheme')).toMatchObject({ ok: false });
  expect(settings.client()).toEqual({ id: CLIENT, redirect: 'scheme' });
});

test('added wikis come back in their order, through text', () => {
  const values: Record<string, unknown> = {};
  const file = fakeKeptFile();
  const wikis = [addedWiki('gardeners'), addedWiki('archive')];
  expect(open(file).settings.setAddedSites(wikis)).toMatchObject({ ok: true });
  values['sites'] = JSON.parse(JSON.stringify(file.get('sites')));
  const { settings, notices } = open(fakeKeptFile(values));
  expect([settings.addedSites(), notices]).toEqual([wikis, []]);
});

test.each([
  ['a damaged one', { ...Object(encodeSite(addedWiki('gardeners'))), bases: ['http://evil.example/v1'] }, 'gardeners'],
  ['one without a name', { family: 'x' }, undefined],
  ['what is no wiki at all', 'gardeners', undefined],
])('%s is left out and said, and the others stay', (_what, damaged, name) => {
  const file = fakeKeptFile({ sites: [damaged, encodeSite(addedWiki('archive'))] });
  const { settings, notices } = open(file);
  expect(settings.addedSites()).toEqual([addedWiki('archive')]);
  expect(notices).toEqual([{ code: 'site-damaged', name }]);
});

test.each([null, 7, { 0: 'x' }])('a list of wikis that is none (%j) is said and counts as empty', (sites) => {
  const { settings, notices } = open(fakeKeptFile({ sites }));
  expect([settings.addedSites(), notices]).toEqual([[], [{ code: 'site-damaged', name: undefined }]]);
});

test('an added wiki holds until the app quits when the file cannot be written', () => {
  const { settings } = open(fakeKeptFile({}, 'unwritable'));
  expect(settings.setAddedSites([addedWiki('archive')])).toEqual({
    ok: false,
    failure: { code: 'settings-unwritable' },
  });
  expect(settings.addedSites()).toEqual([addedWiki('archive')]);
});
