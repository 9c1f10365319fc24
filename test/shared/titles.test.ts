import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { displayTitle, isValidTitle, splitFragment, titleFromSegment, titleSegment } from '../../shared/titles.ts';

const validTitle = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }).filter(isValidTitle);

describe('a title in a path', () => {
  it.each(['AC/DC', '100% (film)', 'São Paulo', 'Who?', 'C++', 'A&B', 'Ævar 🎻', 'Foo_bar', "Rock 'n' Roll", '~'])(
    'comes back as it went: %s',
    (title) => {
      expect(titleFromSegment(titleSegment(title))).toBe(displayTitle(title));
    },
  );

  it('comes back as it went, whatever it holds', () => {
    fc.assert(
      fc.property(validTitle, (title) => {
        expect(titleFromSegment(titleSegment(title))).toBe(displayTitle(title));
      }),
    );
  });

  it('stays one segment that no address parser changes', () => {
    fc.assert(
      fc.property(validTitle, (title) => {
        const segment = titleSegment(title);
        expect(segment).not.toMatch(/[/?#\\]/);
        const url = new URL(`app://lectern/article/x/${segment}`);
        expect(url.pathname).toBe(`/article/x/${segment}`);
      }),
    );
  });

  it('is refused, not thrown over, when it is no percent-encoded UTF-8', () => {
    expect(titleFromSegment('%E0%A4%A')).toBeUndefined();
    expect(titleFromSegment('100%')).toBeUndefined();
  });
});

describe('a title that cannot be a page', () => {
  it.each([
    ['empty', ''],
    ['only spaces', ' _ '],
    ['a fragment', 'Earth#History'],
    ['brackets', 'Foo[Bar'],
    ['a control character', 'Foo\u0007'],
    ['a line break', 'Foo\nBar'],
    ['delete', 'Foo\u007f'],
    ['half an emoji', '\ud83c'],
    ['a replacement character', 'Foo\ufffd'],
    ['a relative path', 'a/../b'],
    ['dots alone', '..'],
    ['a colon first', ':Earth'],
    ['a signature', 'A~~~B'],
    ['300 characters', 'a'.repeat(300)],
    ['256 bytes in fewer characters', 'é'.repeat(128)],
    ['256 bytes after a namespace', `Talk:${'a'.repeat(256)}`],
    ['an encoded letter', 'A%41B'],
    ['an encoded sign', '&amp;x'],
    ['a word that reads as one', 'R&D;x'],
  ])('is known by %s', (_what, title) => {
    expect(isValidTitle(title)).toBe(false);
  });

  it('is not one of 255 bytes', () => {
    expect(isValidTitle('a'.repeat(255))).toBe(true);
    expect(isValidTitle('🎻')).toBe(true);
  });

  it.each([`User talk:${'a'.repeat(255)}`, `Benutzer: ${'é'.repeat(127)}`, '100% ab', '100%zz', 'R&D', 'a & b; c'])(
    'is not %s',
    (title) => {
      expect(isValidTitle(title)).toBe(true);
    },
  );
});

describe('a fragment', () => {
  it('is split off and decoded', () => {
    expect(splitFragment('Earth#Fr%C3%BChzeit')).toEqual({ title: 'Earth', fragment: 'Frühzeit' });
    expect(splitFragment('Earth#100%')).toEqual({ title: 'Earth', fragment: '100%' });
    expect(splitFragment('Earth#')).toEqual({ title: 'Earth', fragment: undefined });
    expect(splitFragment('Earth')).toEqual({ title: 'Earth', fragment: undefined });
  });
});
