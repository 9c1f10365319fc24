import { expect, test } from 'vitest';
import { type KeptFile, KeptFileError } from '../../main/shell/kept-file.ts';
import { createSettings } from '../../main/shell/settings.ts';
import { siteId } from '../../shared/site-id.ts';

const ENGLISH = siteId('wikipedia', 'en');
const GERMAN = siteId('wikipedia', 'de');
const CLIENT = '0123456789abcdef0123456789abcdef';

function fakeFile(initial: Readonly<Record<string, unknown>> = {}, failure?: 'newer' | 'unwritable'): KeptFile {
  const values = new Map(Object.entries(initial));
  const guarded = (change: () => void): void => {
    if (failure) throw new KeptFileError(failure);
    change();
  };
  return {
    get: (key) => values.get(key),
    set: (key, value) => guarded(() => values.set(key, value)),
    delete: (key) => guarded(() => values.delete(key)),
  };
}

test('what was kept comes back', () => {
  const file = fakeFile();
  const settings = createSettings(file, ENGLISH);
  expect(settings.setSite(GERMAN)).toEqual({ ok: true, value: { site: GERMAN, theme: 'system' } });
  settings.setTheme('sepia');
  settings.setClientId(` ${CLIENT}\n`);
  const again = createSettings(file, ENGLISH);
  expect([again.current(), again.clientId()]).toEqual([{ site: GERMAN, theme: 'sepia' }, CLIENT]);
});

test('a value in the file that cannot be one counts as absent', () => {
  const settings = createSettings(fakeFile({ site: '../etc', clientId: 7, theme: 'neon' }), ENGLISH);
  expect([settings.current(), settings.clientId()]).toEqual([{ site: ENGLISH, theme: 'system' }, undefined]);
});

test('an empty client id removes it', () => {
  const settings = createSettings(fakeFile({ clientId: CLIENT }), ENGLISH);
  expect(settings.setClientId('')).toMatchObject({ ok: true });
  expect(settings.clientId()).toBeUndefined();
});

test.each(['not a client id', 'javascript:alert(1)', CLIENT.slice(1), `${CLIENT}0`, CLIENT.toUpperCase()])(
  '%s is no client id, and the one before stays',
  (text) => {
    const settings = createSettings(fakeFile({ clientId: CLIENT }), ENGLISH);
    expect(settings.setClientId(text)).toEqual({
      ok: false,
      failure: { code: 'setting-invalid', setting: 'clientId' },
    });
    expect(settings.clientId()).toBe(CLIENT);
  },
);

test.each(['newer', 'unwritable'] as const)('a setting holds until the app quits when its file is %s', (why) => {
  const settings = createSettings(fakeFile({}, why), ENGLISH);
  expect(settings.setSite(GERMAN)).toEqual({ ok: false, failure: { code: `settings-${why}` } });
  expect(settings.current().site).toBe(GERMAN);
  expect(settings.setClientId(CLIENT)).toMatchObject({ ok: false });
  expect(settings.clientId()).toBe(CLIENT);
});
