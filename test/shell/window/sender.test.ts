import { expect, test } from 'vitest';
import { isTrustedSender } from '../../../main/shell/window/sender.ts';

const window = { name: 'our window' };
const owns = (contents: unknown): boolean => contents === window;
const frame = { parent: null, origin: 'app://lectern', url: 'app://lectern/' };
const event = { sender: window, senderFrame: frame };

test('the window’s own page may call', () => {
  expect(isTrustedSender(event, owns)).toBe(true);
  expect(isTrustedSender({ ...event, senderFrame: { ...frame, url: 'app://lectern/#x' } }, owns)).toBe(true);
});

test.each([
  ['a frame that is gone', { ...event, senderFrame: null }],
  ['a frame inside the page', { ...event, senderFrame: { ...frame, parent: {} } }],
  ['contents that are not the window’s', { ...event, sender: {} }],
  ['another origin', { ...event, senderFrame: { ...frame, origin: 'https://lectern' } }],
  ['an origin that begins like ours', { ...event, senderFrame: { ...frame, origin: 'app://lectern.example' } }],
  ['an opaque origin', { ...event, senderFrame: { ...frame, origin: 'null' } }],
  ['a reading document opened as a page', { ...event, senderFrame: { ...frame, url: 'app://lectern/article/a/b' } }],
])('%s may not', (_who, sender) => {
  expect(isTrustedSender(sender, owns)).toBe(false);
});
