import { app, Menu } from 'electron';
import { menuTemplate } from './menu-template.ts';

/** Puts the menu in place. On Windows and Linux it stays hidden until Alt is pressed (window.ts). */
export function setMenu(): void {
  const template = menuTemplate({ mac: process.platform === 'darwin', packaged: app.isPackaged });
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
