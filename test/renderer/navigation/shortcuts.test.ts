import { describe, expect, test } from 'vitest';
import { type KeyPress, mouseShortcutOf, shortcutOf, tabAction } from '../../../renderer/navigation/shortcuts.ts';

function press(key: string, held: Partial<KeyPress> = {}): KeyPress {
  return { key, code: '', altKey: false, ctrlKey: false, metaKey: false, shiftKey: false, ...held };
}

describe('shortcuts', () => {
  test('with P prints, also while typing, and with Shift it is somebody else’s', () => {
    for (const typing of [false, true])
      expect(shortcutOf(press('p', { ctrlKey: true }), 'linux', typing)).toBe('print');
    expect(shortcutOf(press('P', { metaKey: true }), 'mac', false)).toBe('print');
    expect(shortcutOf(press('P', { ctrlKey: true, shiftKey: true }), 'linux', false)).toBeUndefined();
    expect(shortcutOf(press('p'), 'linux', false)).toBeUndefined();
  });

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

  test.each([
    ['t', { ctrlKey: true }, 'new-tab'],
    ['w', { ctrlKey: true }, 'close-tab'],
    ['T', { ctrlKey: true, shiftKey: true }, 'reopen-tab'],
    ['Tab', { ctrlKey: true }, 'next-tab'],
    ['Tab', { ctrlKey: true, shiftKey: true }, 'previous-tab'],
    ['PageUp', { ctrlKey: true }, 'previous-tab'],
  ] as const)('%s with %o is %s, also while typing', (key, held, shortcut) => {
    expect(shortcutOf(press(key, held), 'linux', true)).toBe(shortcut);
  });

  test('tabs are on Command on a Mac, but Control with Tab is the same everywhere', () => {
    expect(shortcutOf(press('t', { metaKey: true }), 'mac', false)).toBe('new-tab');
    expect(shortcutOf(press('t', { ctrlKey: true }), 'mac', false)).toBeUndefined();
    expect(shortcutOf(press('Tab', { ctrlKey: true }), 'mac', false)).toBe('next-tab');
    expect(shortcutOf(press('Tab', { metaKey: true }), 'mac', false)).toBeUndefined();
  });

  test('the first row counts the tabs, whatever its keys write on this keyboard', () => {
    expect(shortcutOf(press('é', { ctrlKey: true, code: 'Digit2' }), 'linux', false)).toBe('tab-2');
    expect(shortcutOf(press('9', { metaKey: true, code: 'Digit9' }), 'mac', false)).toBe('tab-9');
    expect(shortcutOf(press('0', { ctrlKey: true, code: 'Digit0' }), 'linux', false)).toBeUndefined();
  });

  test('a shortcut for a position asks for that position, one to close for the tab that is shown', () => {
    expect(tabAction('tab-3', 7)).toEqual({ type: 'nth', position: 3 });
    expect(tabAction('close-tab', 7)).toEqual({ type: 'close', id: 7 });
  });

  test('the extra buttons of a mouse go back and forward, the ordinary ones do not', () => {
    expect([0, 1, 2, 3, 4].map(mouseShortcutOf)).toEqual([undefined, undefined, undefined, 'back', 'forward']);
  });
});
