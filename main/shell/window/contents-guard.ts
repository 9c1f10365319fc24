import type { WebContents } from 'electron';
import type { Log } from '../../ports.ts';
import { mayNavigate } from './navigation-rules.ts';

type Navigation = { readonly url: string; readonly isMainFrame: boolean; preventDefault(): void };

/** What is used of Electron's WebContents. */
export type Guarded = Pick<WebContents, 'on' | 'setWindowOpenHandler'>;

/** Limits where web contents may go and what they may open. */
export function guardContents(contents: Guarded, log: Log): void {
  const limit = (navigation: Navigation): void => {
    if (mayNavigate(navigation.url, navigation.isMainFrame)) return;
    navigation.preventDefault();
    log('warn', 'guard.navigation-refused', { scheme: schemeOf(navigation.url), mainFrame: navigation.isMainFrame });
  };
  // SECURITY: checklist 13. `will-frame-navigate` covers every frame, `will-redirect` what a server answers.
  contents.on('will-navigate', limit);
  contents.on('will-redirect', limit);
  contents.on('will-frame-navigate', limit);

  // SECURITY: checklist 14, "disable or limit creation of new windows". Links reach the system through main/shell/browser.ts only.
  // https://www.electronjs.org/docs/latest/tutorial/security#14-disable-or-limit-creation-of-new-windows
  contents.setWindowOpenHandler(({ url }) => {
    log('warn', 'guard.window-refused', { scheme: schemeOf(url) });
    return { action: 'deny' };
  });

  // SECURITY: checklist 12, "verify WebView options before creation": there are none.
  // https://www.electronjs.org/docs/latest/tutorial/security#12-verify-webview-options-before-creation
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
    log('warn', 'guard.webview-refused');
  });
}

function schemeOf(address: string): string {
  return URL.parse(address)?.protocol ?? 'malformed';
}
