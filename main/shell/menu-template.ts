import type { MenuItemConstructorOptions } from 'electron';
import type { MenuCommand } from '../../shared/models.ts';

export type MenuOptions = {
  readonly mac: boolean;
  readonly packaged: boolean;
  /** Told when a person chooses what only the window can do. */
  readonly onChoose: (command: MenuCommand) => void;
};

/**
 * The application's menu. Roles wherever there is one: Electron words them for the platform and gives them the
 * platform's keys. The default File and Window menus are not among them: their Close has the key that closes a tab.
 * No reload and no developer tools in a packaged build.
 */
export function menuTemplate(options: MenuOptions): MenuItemConstructorOptions[] {
  const { mac, packaged, onChoose } = options;
  const row = (label: string, accelerator: string, command: MenuCommand): MenuItemConstructorOptions => ({
    label,
    accelerator,
    click: () => onChoose(command),
  });
  return [
    ...(mac ? [{ role: 'appMenu' } as const] : []),
    {
      label: '&File',
      submenu: [
        row('New Tab', 'CommandOrControl+T', 'new-tab'),
        row('Reopen Closed Tab', 'CommandOrControl+Shift+T', 'reopen-tab'),
        { type: 'separator' },
        row('Close Tab', 'CommandOrControl+W', 'close-tab'),
        { role: 'close', label: 'Close Window', accelerator: 'CommandOrControl+Shift+W' },
        { type: 'separator' },
        { label: 'Save as PDF…', click: () => onChoose('save-pdf') },
        row('Print…', 'CommandOrControl+P', 'print'),
        ...(mac ? [] : [{ type: 'separator' } as const, { role: 'quit' } as const]),
      ],
    },
    { role: 'editMenu' },
    { label: '&View', submenu: viewItems(packaged) },
    {
      label: '&Library',
      submenu: [
        row('Library', 'CommandOrControl+Shift+L', 'library'),
        // On macOS, Command with H hides the app.
        row('History', mac ? 'Command+Y' : 'Control+H', 'history'),
        row('Save This Page', 'CommandOrControl+D', 'save-page'),
        { type: 'separator' },
        row('Private Reading', 'CommandOrControl+Shift+N', 'private-reading'),
      ],
    },
    {
      role: 'window',
      submenu: [
        { role: 'minimize' },
        { role: 'zoom' },
        { type: 'separator' },
        row('Next Tab', 'Control+Tab', 'next-tab'),
        row('Previous Tab', 'Control+Shift+Tab', 'previous-tab'),
        ...(mac ? [{ type: 'separator' } as const, { role: 'front' } as const] : []),
      ],
    },
    helpMenu(mac, onChoose),
  ];
}

function helpMenu(mac: boolean, onChoose: MenuOptions['onChoose']): MenuItemConstructorOptions {
  const items = [
    { label: 'Sign-In &Links', click: () => onChoose('sign-in-links') },
    { label: '&Diagnostics', click: () => onChoose('diagnostics') },
  ];
  // On macOS the application's own menu says what this is.
  return { role: 'help', submenu: mac ? items : [...items, { type: 'separator' }, { role: 'about' }] };
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
