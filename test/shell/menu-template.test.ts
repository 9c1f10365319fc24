import { expect, test } from 'vitest';
import { menuTemplate } from '../../main/shell/menu-template.ts';

function roles(options: Parameters<typeof menuTemplate>[0]): readonly string[] {
  return menuTemplate(options, { diagnostics: () => {} }).flatMap(({ role, submenu }) => [
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

test.each([true, false])('the diagnostics are in the Help menu, on macOS (%s) as elsewhere', (mac) => {
  let chosen = 0;
  const template = menuTemplate({ mac, packaged: true }, { diagnostics: () => (chosen += 1) });
  const help = template.find(({ role }) => role === 'help')?.submenu;
  const item = Array.isArray(help) ? help.find(({ label }) => label === '&Diagnostics') : undefined;
  Reflect.apply(item?.click ?? (() => {}), undefined, []);
  expect(chosen).toBe(1);
});
