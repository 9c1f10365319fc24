import { describe, expect, test } from 'vitest';
import { type KeyPress, mouseShortcutOf, shortcutOf } from '../../../renderer/navigation/shortcuts.ts';

function press(key: string, held: Partial<KeyPress> = {}): KeyPress {
  return { key, code: '', altKey: false, ctrlKey: false, metaKey: false, shiftKey: false, ...held };
}

describe('shortcuts', () => {
  test.each([['k'], ['K'], ['l']])('Ctrl+%s searches, also while typing', (key) => {
    expect(shortcutOf(press(key, { ctrlKey: true }), 'linux', true)).toBe('search');
  });

  test('a Mac has Command where others have Control, and Control+K stays the system’s there', () => {
    expect(shortcutOf(press('k', { metaKey: true }), 'mac', true)).toBe('search');
    expect(shortcutOf(press('k', { ctrlKey: true }), 'mac', true)).toBeUndefined();
    expect(shortcutOf(press('k', { metaKey: true }), 'windows', true)).toBeUndefined();
  });

  test('a slash searches, but is a letter where letters are written', () => {
    expect(shortcutOf(press('/'), 'linux', false)).toBe('search');
    expect(shortcutOf(press('/'), 'linux', true)).toBeUndefined();
  });

  test('a slash that needs Shift on this keyboard searches too', () => {
    expect(shortcutOf(press('/', { shiftKey: true }), 'linux', false)).toBe('search');
  });

  test('Alt with an arrow goes back and forward', () => {
    expect(shortcutOf(press('ArrowLeft', { altKey: true }), 'windows', true)).toBe('back');
    expect(shortcutOf(press('ArrowRight', { altKey: true }), 'linux', false)).toBe('forward');
  });

  test('Option with an arrow moves the caret on a Mac while typing', () => {
    expect(shortcutOf(press('ArrowLeft', { altKey: true }), 'mac', true)).toBeUndefined();
    expect(shortcutOf(press('[', { metaKey: true }), 'mac', true)).toBe('back');
  });

  test.each([
    ['k', {}],
    ['ArrowLeft', {}],
    ['ArrowLeft', { altKey: true, ctrlKey: true }],
    ['l', { ctrlKey: true, altKey: true }],
    ['k', { ctrlKey: true, shiftKey: true }],
  ])('%s with %o is nobody’s', (key, held) => {
    expect(shortcutOf(press(key, held), 'linux', false)).toBeUndefined();
  });

  test('the extra buttons of a mouse go back and forward, the ordinary ones do not', () => {
    expect([0, 1, 2, 3, 4].map(mouseShortcutOf)).toEqual([undefined, undefined, undefined, 'back', 'forward']);
  });
});
