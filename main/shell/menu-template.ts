import type { MenuItemConstructorOptions } from 'electron';

/**
 * The application's menu. Roles only: Electron words them for the platform and gives them the platform's keys.
 * No reload and no developer tools in a packaged build.
 */
export function menuTemplate(options: {
  readonly mac: boolean;
  readonly packaged: boolean;
}): MenuItemConstructorOptions[] {
  return [
    ...(options.mac ? [{ role: 'appMenu' } as const] : []),
    { role: 'fileMenu' },
    { role: 'editMenu' },
    { label: '&View', submenu: viewItems(options.packaged) },
    { role: 'windowMenu' },
    // On macOS the application's own menu says what this is.
    ...(options.mac ? [] : [helpMenu]),
  ];
}

const helpMenu: MenuItemConstructorOptions = { role: 'help', submenu: [{ role: 'about' }] };

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
