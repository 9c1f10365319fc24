import { expect, test } from 'vitest';
import { openingOf, type Press } from '../../../renderer/navigation/opening.ts';

const plain: Press = { button: 0, ctrlKey: false, metaKey: false, shiftKey: false };

test('a plain press opens here', () => {
  expect(openingOf(plain, 'linux')).toBe('here');
});

test('Control, or Command on a Mac, opens a tab behind; with Shift in front', () => {
  expect(openingOf({ ...plain, ctrlKey: true }, 'windows')).toBe('behind');
  expect(openingOf({ ...plain, metaKey: true }, 'mac')).toBe('behind');
  expect(openingOf({ ...plain, ctrlKey: true, shiftKey: true }, 'linux')).toBe('front');
});

test('on a Mac, Control with a press is the other button: no tab', () => {
  expect(openingOf({ ...plain, ctrlKey: true }, 'mac')).toBe('here');
  expect(openingOf({ ...plain, metaKey: true }, 'linux')).toBe('here');
});

test('the middle button opens a tab behind; with Shift in front', () => {
  expect(openingOf({ ...plain, button: 1 }, 'linux')).toBe('behind');
  expect(openingOf({ ...plain, button: 1, shiftKey: true }, 'linux')).toBe('front');
});
