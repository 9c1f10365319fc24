import { expect, test } from 'vitest';
import {
  comesBack,
  ownerSentence,
  takingSentence,
  undoing,
  waitingSentence,
} from '../../../renderer/sign-in-links/handler-text.ts';
import type { HandlerView } from '../../../shared/models.ts';

const OWNERS: readonly HandlerView['owner'][] = [
  { kind: 'this' },
  { kind: 'installed' },
  { kind: 'another-copy' },
  { kind: 'other', name: 'Mail' },
  { kind: 'nobody' },
  { kind: 'unknown' },
];

test('every owner has a sentence of its own, and another program its name', () => {
  const sentences = OWNERS.map(ownerSentence);
  expect(new Set(sentences).size).toBe(OWNERS.length);
  for (const sentence of sentences) expect(sentence).toMatch(/^\p{Lu}.{20,}\.$/u);
  expect(sentences.filter((sentence) => sentence.includes('“Mail”'))).toHaveLength(1);
});

test('who waits is told only of what would keep the sign-in away', () => {
  const told = OWNERS.filter((owner) => waitingSentence(owner) !== undefined).map(({ kind }) => kind);
  expect(told).toEqual(['another-copy', 'other', 'nobody']);
  expect(OWNERS.filter(comesBack).map(({ kind }) => kind)).toEqual(['this', 'installed']);
});

test('a name in another script does not reorder the sentence', () => {
  expect(waitingSentence({ kind: 'other', name: 'قارئ' })).toContain('\u2068قارئ\u2069');
});

test('what asking and undoing change is said for each system', () => {
  expect(new Set((['linux', 'mac', 'windows'] as const).map(takingSentence)).size).toBe(3);
  expect(undoing('linux').sentence).toContain('applications folder');
  expect(undoing('windows').sentence).not.toContain('folder');
});
