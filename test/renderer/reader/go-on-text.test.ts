import { expect, test } from 'vitest';
import { goOnText } from '../../../renderer/reader/go-on-text.ts';

const HEADINGS = [{ level: 2, anchor: 'Tides', text: 'Tides' }];

test('a place far enough down is named by its section, where that is still there', () => {
  expect(goOnText({ scroll: 900, heading: { id: 'Tides', top: 3 } }, HEADINGS)).toBe('Go on at “Tides”');
  expect(goOnText({ scroll: 900, heading: { id: 'Gone', top: 3 } }, HEADINGS)).toBe('Go on where you were');
  expect(goOnText({ scroll: 900 }, HEADINGS)).toBe('Go on where you were');
});

test('nothing is said of a page that was hardly begun, or never left', () => {
  expect(goOnText({ scroll: 120, heading: { id: 'Tides', top: 3 } }, HEADINGS)).toBeUndefined();
  expect(goOnText(undefined, HEADINGS)).toBeUndefined();
});
