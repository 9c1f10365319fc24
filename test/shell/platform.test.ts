import { expect, test } from 'vitest';
import { runnerName } from '../../main/shell/platform.ts';

test('what the app runs on is named, Electron only where it is there', () => {
  expect(runnerName({ electron: '45.0.1', chrome: '156.0.0.0', node: '24.9.0', v8: '15' })).toBe(
    'Electron 45.0.1, Chromium 156.0.0.0, Node 24.9.0',
  );
  expect(runnerName({ node: '24.9.0' })).toBe('Node 24.9.0');
});
