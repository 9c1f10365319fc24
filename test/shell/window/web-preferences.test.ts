import { expect, test } from 'vitest';
import { WEB_PREFERENCES } from '../../../main/shell/window/web-preferences.ts';

test('every preference that a page’s power depends on is stated, and safe', () => {
  expect(WEB_PREFERENCES).toEqual({
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
  });
});
