import type { MenuItemConstructorOptions } from 'electron';

/** What is done when a person chooses an item that is no role. */
export type MenuChoices = { readonly diagnostics: () => void };

/**
 * The application's menu. Roles wherever there is one: Electron words them for the platform and gives them its keys.
 * No reload and no developer tools in a packaged build.
 */
export function menuTemplate(
  options: { readonly mac: boolean; readonly packaged: boolean },
  choices: MenuChoices,
): MenuItemConstructorOptions[] {
  return [
    ...(options.mac ? [{ role: 'appMenu' } as const] : []),
    { role: 'fileMenu' },
    { role: 'editMenu' },
    { label: '&View', submenu: viewItems(options.packaged) },
    { role: 'windowMenu' },
    helpMenu(options.mac, choices),
  ];
}

function helpMenu(mac: boolean, { diagnostics }: MenuChoices): MenuItemConstructorOptions {
  const item = { label: '&Diagnostics', click: diagnostics };
  // On macOS the application's own menu says what this is.
  return { role: 'help', submenu: mac ? [item] : [item, { type: 'separator' }, { role: 'about' }] };
}

function viewItems(packaged: boolean): MenuItemConstructorOptions[] {
  return [
    { role: 'zoomIn' },
    // The key people press for "+" on most keyboards is "=" without Shift.
    { role: 'zoomIn', accelerator: 'CommandOrControl+=', visible: false, acceleratorWorksWhenHidden: true },
    { role: 'zoomOut' },
    { role: 'resetZoom' },
    { type: 'separator' },
    { role: 'togglefullscreen' },
    ...(packaged ? [] : [{ type: 'separator' } as const, { role: 'toggleDevTools' } as const]),
  ];
}
