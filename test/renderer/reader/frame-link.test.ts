import { describe, expect, test } from 'vitest';
import { decodeFrameLink } from '../../../renderer/reader/frame-link.ts';

describe('links of the reading document', () => {
  test('a page link names site, title and anchor', () => {
    expect(decodeFrameLink('page', '/article/wikipedia:en/S%C3%A3o_Paulo#Hist%C3%B3ria')).toEqual({
      kind: 'page',
      site: 'wikipedia:en',
      title: 'São Paulo',
      fragment: 'História',
    });
  });

  test.each([
    ['/article/wikipedia:en/AC%2FDC', 'AC/DC'],
    ['/article/wikipedia:en/100%25_(film)', '100% (film)'],
    ['/article/wikipedia:en/What%3F', 'What?'],
    ['/article/wikipedia%3Aen/Tide', 'Tide'],
  ])('%s is the page %s', (href, title) => {
    expect(decodeFrameLink('page', href)).toMatchObject({ kind: 'page', title });
  });

  test('an anchor of the same page is decoded, and none is its top', () => {
    expect(decodeFrameLink('fragment', '#cite_note-%C3%A9-1')).toEqual({ kind: 'fragment', fragment: 'cite_note-é-1' });
    expect(decodeFrameLink('fragment', '#')).toEqual({ kind: 'fragment', fragment: undefined });
  });

  test('an external link is handed on as it stands: main judges it', () => {
    expect(decodeFrameLink('external', 'https://example.org/?a=b#c')).toEqual({
      kind: 'external',
      url: 'https://example.org/?a=b#c',
    });
  });

  test.each([
    ['page', 'https://example.org/article/wikipedia:en/Tide'],
    ['page', '/media/wikipedia:en/x'],
    ['page', '/article/Wikipedia/Tide'],
    ['page', '/article/wikipedia:en/%E0%A4%A'],
    ['page', '/article/%E0%A4%A/Tide'],
    ['page', '/article/wikipedia:en/'],
    ['fragment', '/article/wikipedia:en/Tide'],
    [null, '/article/wikipedia:en/Tide'],
    ['script', 'javascript:alert(1)'],
    ['page', null],
  ])('data-link %s with %s leads nowhere', (kind, href) => {
    expect(decodeFrameLink(kind, href)).toBeUndefined();
  });
});
