import type { WebPreferences } from 'electron';

/**
 * SECURITY: checklist 2 (no Node integration), 3 (context isolation), 4 (sandbox), 6 (webSecurity), 8 (no insecure
 * content), 9 (no experimental features), 10 (no enableBlinkFeatures), 11 (no allowpopups, no webview). The defaults are
 * the same; they are stated so that a change of them changes nothing. The spell checker fetches dictionaries: off.
 * https://www.electronjs.org/docs/latest/tutorial/security#checklist-security-recommendations
 */
export const WEB_PREFERENCES = {
  contextIsolation: true,
  sandbox: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  spellcheck: false,
} as const satisfies WebPreferences;
