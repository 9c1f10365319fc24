import { describe, expect, test } from 'vitest';
import { isOwnFile, pictureAt, picturesOf, stepped, viewerKey } from '../../../../renderer/reader/viewer/pictures.ts';
import type { ArticleMedia } from '../../../../shared/models.ts';

function medium(kind: ArticleMedia['kind'], path: string): ArticleMedia {
  return { kind, path, largePath: path, width: 1, height: 1, alt: '', caption: '' };
}

const MEDIA = [medium('image', 'a'), medium('audio', 'b'), medium('image', 'c'), medium('video', 'd')];

const key = (name: string, more: Partial<KeyboardEvent> = {}) =>
  viewerKey({ key: name, ctrlKey: false, altKey: false, metaKey: false, ...more });

describe('the pictures of an article', () => {
  test('are those that are no recordings', () => {
    expect(picturesOf(MEDIA).map(({ path }) => path)).toEqual(['a', 'c']);
  });

  test('are found by the number they have in the document', () => {
    expect(pictureAt(MEDIA, '0')).toBe(0);
    expect(pictureAt(MEDIA, '2')).toBe(1);
  });

  test.each([null, '', '1', '3', '4', '-1', '1e0', '99999999', 'constructor'])('%j is none of them', (number) => {
    expect(pictureAt(MEDIA, number)).toBeUndefined();
  });

  test.each([
    ['https://en.wikipedia.org/wiki/File:A_%C3%BC.png', true],
    ['https://wiki.example/w/index.php?title=File:A_%C3%BC.png', true],
    ['https://en.wikipedia.org/wiki/Marrow', false],
    ['https://example.org/%E0%A4%A/File:A', false],
    ['/article/wikipedia:en/File%3AA', false],
    [null, false],
  ])('are opened rather than their file’s page, and follow any other link: %s', (href, own) => {
    expect(isOwnFile(href, 'File:A ü.png')).toBe(own);
    expect(isOwnFile(href, undefined)).toBe(false);
  });

  test('are walked through by keys, and end at their ends', () => {
    expect(stepped(0, 3, 'next')).toBe(1);
    expect(stepped(2, 3, 'next')).toBe(2);
    expect(stepped(0, 3, 'previous')).toBe(0);
    expect(stepped(1, 3, 'last')).toBe(2);
    expect(stepped(2, 3, 'first')).toBe(0);
  });

  test('leave keys with a modifier to the app', () => {
    expect(key('ArrowLeft')).toBe('previous');
    expect(key('ArrowLeft', { altKey: true })).toBeUndefined();
    expect(key('+', { ctrlKey: true })).toBeUndefined();
    expect(key('+', { shiftKey: true })).toBe('in');
    expect(key('a')).toBeUndefined();
  });
});
