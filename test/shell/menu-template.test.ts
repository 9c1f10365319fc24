import { expect, test } from 'vitest';
import { type MenuOptions, menuTemplate } from '../../main/shell/menu-template.ts';
import type { MenuCommand } from '../../shared/models.ts';

type Platform = Omit<MenuOptions, 'onChoose'>;

function roles(platform: Platform): readonly string[] {
  return menuTemplate({ ...platform, onChoose: () => undefined }).flatMap(({ role, submenu }) => [
    role ?? 'own',
    ...(Array.isArray(submenu) ? submenu.map((item) => item.role ?? item.type ?? 'own') : []),
  ]);
}

test('a packaged build has no way to the developer tools or to a reload', () => {
  for (const mac of [true, false]) {
    const all = roles({ mac, packaged: true });
    expect(all).not.toEqual(expect.arrayContaining(['toggleDevTools']));
    expect(all.filter((role) => /reload|devtools|viewMenu/i.test(role))).toEqual([]);
  }
});

test('there is zoom on the keys that people press, and editing for the fields', () => {
  const all = roles({ mac: false, packaged: true });
  expect(all).toEqual(expect.arrayContaining(['editMenu', 'zoomIn', 'zoomOut', 'resetZoom', 'togglefullscreen']));
});

test('macOS has the application’s own menu first', () => {
  expect(roles({ mac: true, packaged: true })[0]).toBe('appMenu');
  expect(roles({ mac: false, packaged: true })).not.toContain('appMenu');
});

test('each row about tabs has its key and tells the window', () => {
  const chosen: MenuCommand[] = [];
  const keys = rowsOf({ mac: false, packaged: true }, (command) => chosen.push(command)).map((row) => {
    (row.click as (() => void) | undefined)?.();
    return row.accelerator;
  });
  expect(keys).toEqual(expect.arrayContaining(['CommandOrControl+T', 'CommandOrControl+W', 'Control+Tab']));
  expect([...chosen].sort()).toEqual([
    'close-tab',
    'diagnostics',
    'history',
    'library',
    'new-tab',
    'next-tab',
    'previous-tab',
    'print',
    'private-reading',
    'reopen-tab',
    'save-page',
    'save-pdf',
    'sign-in-links',
  ]);
});

test('no key does two things, on any platform', () => {
  for (const mac of [true, false]) {
    const rows = rowsOf({ mac, packaged: true });
    const keys = rows.flatMap(({ accelerator }) => accelerator ?? []);
    expect(new Set(keys).size).toBe(keys.length);
    // These roles bring menus whose Close has the key of a tab's.
    expect(roles({ mac, packaged: true })).not.toEqual(expect.arrayContaining(['fileMenu']));
    expect(roles({ mac, packaged: true })).not.toEqual(expect.arrayContaining(['windowMenu']));
    expect(rows.filter(({ role }) => role === 'close').map(({ accelerator }) => accelerator)).toEqual([
      'CommandOrControl+Shift+W',
    ]);
  }
});

function rowsOf(platform: Platform, onChoose: MenuOptions['onChoose'] = () => undefined) {
  return menuTemplate({ ...platform, onChoose }).flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : []));
}

test.each([true, false])('sign-in links and diagnostics are in the Help menu, on macOS (%s) as elsewhere', (mac) => {
  const chosen: MenuCommand[] = [];
  const template = menuTemplate({ mac, packaged: true, onChoose: (command) => chosen.push(command) });
  const help = template.find(({ role }) => role === 'help')?.submenu;
  for (const label of ['Sign-In &Links', '&Diagnostics']) {
    const item = Array.isArray(help) ? help.find((row) => row.label === label) : undefined;
    Reflect.apply(item?.click ?? (() => {}), undefined, []);
  }
  expect(chosen).toEqual(['sign-in-links', 'diagnostics']);
});
