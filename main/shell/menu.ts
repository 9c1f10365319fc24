import { app, Menu } from 'electron';
import { type MenuOptions, menuTemplate } from './menu-template.ts';

/** Puts the menu in place. On Windows and Linux it stays hidden until Alt is pressed (window.ts). */
export function setMenu(onChoose: MenuOptions['onChoose']): void {
  const template = menuTemplate({ mac: process.platform === 'darwin', packaged: app.isPackaged, onChoose });
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
