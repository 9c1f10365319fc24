import { app, Menu } from 'electron';
import { type MenuChoices, menuTemplate } from './menu-template.ts';

/** Puts the menu in place. On Windows and Linux it stays hidden until Alt is pressed (window.ts). */
export function setMenu(choices: MenuChoices): void {
  const template = menuTemplate({ mac: process.platform === 'darwin', packaged: app.isPackaged }, choices);
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
