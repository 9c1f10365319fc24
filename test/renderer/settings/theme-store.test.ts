import { expect, test } from 'vitest';
import { createThemeStore } from '../../../renderer/settings/theme-store.ts';
import type { Theme } from '../../../shared/models.ts';
import { fail } from '../../../shared/result.ts';

test('a theme is shown at once and holds, also when it could not be kept', async () => {
  const shown: Theme[] = [];
  const kept: Theme[] = [];
  const refuse = async ({ theme }: { readonly theme: Theme }) => {
    kept.push(theme);
    return fail({ code: 'settings-unwritable' as const });
  };
  const store = createThemeStore('system', refuse, (theme) => shown.push(theme));
  const answer = store.getState().choose('sepia');
  expect([shown, store.getState().theme]).toEqual([['sepia'], 'sepia']);
  expect(await answer).toEqual(fail({ code: 'settings-unwritable' }));
  expect([kept, store.getState().theme]).toEqual([['sepia'], 'sepia']);
});
