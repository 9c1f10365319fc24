/** The small modules through which an app touches the desktop: they remember what they were told, for tests to see. */
import { spawn } from 'node:child_process';
import { app } from './app.ts';
import { isHeadful } from './chromium.ts';
import { tellHarness } from './harness.ts';
import { breakRule, NotModelled, StrictEmitter, strict } from './rules.ts';

/** Main-only and promise-based since Electron 44. This one is the process's own, so that tests do not share it. */
let clipboardText = '';

export const clipboard = strict('clipboard', {
  readText: async (): Promise<string> => clipboardText,
  async writeText(text: string): Promise<void> {
    if (typeof text !== 'string') throw new TypeError('clipboard.writeText takes a string');
    clipboardText = text;
  },
});

export const shell = strict('shell', {
  /** Opens it where there is a person to see it; a test is told of it instead. */
  async openExternal(url: string): Promise<void> {
    if (!URL.canParse(url)) throw new Error('Invalid URL');
    tellHarness({ kind: 'open-external', url });
    if (isHeadful()) await openOnDesktop(url);
  },
});

function openOnDesktop(url: string): Promise<void> {
  const opener = process.platform === 'darwin' ? 'open' : 'xdg-open';
  return new Promise((resolve, reject) => {
    const child = spawn(opener, [url], { detached: true, stdio: 'ignore' });
    child.once('error', reject);
    child.once('spawn', () => {
      child.unref();
      resolve();
    });
  });
}

type Source = 'system' | 'light' | 'dark';
const SOURCES: readonly unknown[] = ['system', 'light', 'dark'];

class NativeTheme extends StrictEmitter {
  #source: Source = 'system';
  /** Empty: whatever Chromium finds. */
  readonly #system = process.env['STAND_IN_COLOR_SCHEME'] ?? '';

  /** What pages are to see as `prefers-color-scheme`. */
  get standInScheme(): string {
    return this.#source === 'system' ? this.#system : this.#source;
  }

  get shouldUseDarkColors(): boolean {
    return this.standInScheme === 'dark';
  }

  get themeSource(): Source {
    return this.#source;
  }

  set themeSource(source: Source) {
    if (!SOURCES.includes(source)) throw new TypeError(`nativeTheme.themeSource takes ${SOURCES.join(', ')}`);
    this.#source = source;
    this.emit('updated');
  }
}

export const nativeTheme = new NativeTheme();

export type MenuItemOptions = {
  readonly label?: string;
  readonly role?: string;
  readonly type?: string;
  readonly accelerator?: string;
  readonly click?: (item: object, window: object | undefined, event: object) => void;
  readonly submenu?: readonly MenuItemOptions[] | Menu;
  readonly visible?: boolean;
  readonly enabled?: boolean;
};

const TYPES = ['normal', 'separator', 'submenu', 'checkbox', 'radio'];

/** Checked as Electron checks a template; not drawn. */
export class Menu {
  readonly items: readonly MenuItemOptions[];
  static #application: Menu | null = null;

  constructor(items: readonly MenuItemOptions[] = []) {
    this.items = items;
  }

  static buildFromTemplate(template: readonly MenuItemOptions[]): Menu {
    if (!Array.isArray(template)) throw new TypeError('Invalid template for Menu: Menu template must be an array');
    for (const item of template) {
      if (item.label === undefined && item.role === undefined && item.type !== 'separator') {
        breakRule('Invalid template for MenuItem: must have at least one of label, role or type');
      }
      if (item.type !== undefined && !TYPES.includes(item.type)) breakRule(`Unknown menu item type: ${item.type}`);
      if (Array.isArray(item.submenu)) Menu.buildFromTemplate(item.submenu);
    }
    return new Menu(template);
  }

  static setApplicationMenu(menu: Menu | null): void {
    if (!app.isReady()) throw new NotModelled('a menu set before ready');
    Menu.#application = menu;
  }

  static getApplicationMenu(): Menu | null {
    return Menu.#application;
  }
}
