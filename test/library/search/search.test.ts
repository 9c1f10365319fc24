import { describe, expect, it } from 'vitest';
import type { PageToKeep } from '../../../main/library/pages/kept-page.ts';
import type { LibraryQuery } from '../../../main/library/search/search.ts';
import { JA, madePage } from '../made-pages.ts';
import { openSide } from '../open-side.ts';

function libraryOf(...pages: readonly PageToKeep[]) {
  const { must } = openSide();
  for (const page of pages) must('keep', page);
  const search = (text: string, filter?: LibraryQuery['filter']) => must('search', { text, filter, limit: 20 });
  return {
    must,
    search,
    titles: (text: string, filter?: LibraryQuery['filter']) => search(text, filter).map(({ title }) => title),
  };
}

const marked = (hit: ReturnType<ReturnType<typeof libraryOf>['search']>[number] | undefined) =>
  hit?.excerpt?.map(({ text, hit: isHit }) => (isHit ? `[${text}]` : text)).join('');

describe('a search of the library', () => {
  const LIBRARY = [
    madePage('Canis', 'A genus. The dog belongs to it.'),
    madePage('Dog', 'A domesticated animal, kept for company.', { aliases: ['Canis familiaris', 'Hound'] }),
    madePage('Dog breed', 'A dog of a kind.'),
    madePage('Wolf', 'Wolves are wild. No dog is meant here, but dog dog dog.'),
  ];

  it('has the page of that name first, then names that begin so, then texts', () => {
    expect(libraryOf(...LIBRARY).titles('dog')).toEqual(['Dog', 'Dog breed', 'Wolf', 'Canis']);
  });

  it('follows the typing', () => {
    const { titles } = libraryOf(...LIBRARY);
    expect(titles('d')).toEqual(['Dog', 'Dog breed']);
    expect(titles('do')).toEqual(['Dog', 'Dog breed']);
    expect(titles('dom')).toEqual(['Dog']);
    expect(titles('domesti')).toEqual(['Dog']);
    expect(titles('domesti ')).toEqual([]);
    expect(titles('wol')).toEqual(['Wolf']);
  });

  it('looks at names only for one letter', () => {
    expect(libraryOf(madePage('Zebra', 'a b c'), madePage('Else', 'z x')).titles('z')).toEqual(['Zebra']);
  });

  it('finds a page by a name that leads to it, and says which', () => {
    const [first] = libraryOf(...LIBRARY).search('hound');
    expect(first).toMatchObject({ title: 'Dog', matchedTitle: 'Hound' });
  });

  it('wants every word, wherever it stands', () => {
    const { titles } = libraryOf(...LIBRARY);
    expect(titles('wild meant')).toEqual(['Wolf']);
    expect(titles('wild company')).toEqual([]);
  });

  it('lets two letters of the last word hide nothing', () => {
    const { titles } = libraryOf(madePage('A1', 'world war ii'), madePage('B1', 'world war one and world war two'));
    expect(titles('world war ii')).toEqual(['A1', 'B1']);
    expect(titles('world war o').toSorted()).toEqual(['A1', 'B1']);
  });

  it('wants words in quotation marks one after the other', () => {
    const { titles } = libraryOf(madePage('A1', 'red blue'), madePage('B1', 'blue red'));
    expect(titles('"red blue"')).toEqual(['A1']);
    expect(titles('red blue').toSorted()).toEqual(['A1', 'B1']);
  });

  it.each(['"', '""', '*', 'a*b', 'NEAR(', 'AND', 'dog OR', '-dog', 'head:dog', '(', '\\', "'", '\u0000', '\ud800'])(
    'takes nothing that is typed for a command: %j',
    (text) => {
      expect(() => libraryOf(...LIBRARY).search(text)).not.toThrow();
    },
  );
});

describe('words are found however they are written', () => {
  it.each([
    ['cafe', 'Ein Café am Markt'],
    ['CAFÉ', 'the cafe'],
    ['strasse', 'Die Straße'],
    ['straße', 'die strasse'],
    ['aeon', 'Æon Flux'],
    ['istanbul', 'İstanbul'],
    ['οδος', 'Η οδός'],
    ['елка', 'Ёлка'],
    ['محمد', 'مُحَمَّد'],
    ['ﬁnland', 'Finland'],
    ['tokyo', 'ＴＯＫＹＯ'],
    ['dvorak', 'Antonín Dvořák'],
  ])('%s in %s', (text, kept) => {
    const { search } = libraryOf(madePage('A1', `Words before ${kept} and words after`));
    const [hit] = search(text);
    expect(marked(hit)).toMatch(/\[.+\]/u);
  });
});

it.each([
  ['z', 'ℤ'],
  ['tm', '™'],
  ['hilbert', '𝓗ilbert'],
])('a page is found by %s whose name is %s', (text, name) => {
  expect(libraryOf(madePage(name, 'x')).titles(text)).toEqual([name]);
});

describe('scripts without spaces', () => {
  const TEXT = '日本の首都は東京都である。数学と物理学の研究が盛んで、カタカナもある。';

  it.each(['東京', '首都', '数学', '物理学', '東京都', '研究が盛ん', 'カタカナ', '首都 数学'])(
    '%s is found inside a sentence',
    (text) => {
      const { search } = libraryOf(madePage('日本', TEXT, { site: JA, language: 'ja' }));
      const [hit] = search(text);
      expect(marked(hit)).toContain(`[${text.split(' ')[0]}]`);
    },
  );

  it.each(['京東', '学数', '都東京'])('%s is not found where its signs stand apart', (text) => {
    expect(libraryOf(madePage('日本', TEXT, { site: JA })).titles(text)).toEqual([]);
  });

  it('a sentence ends what stands together', () => {
    expect(libraryOf(madePage('A1', '東京。都'), madePage('B1', '東京都')).titles('東京都')).toEqual(['B1']);
  });

  it('one sign finds names that have it, wherever', () => {
    expect(libraryOf(madePage('猫', 'x'), madePage('山猫', 'y')).titles('猫')).toEqual(['猫', '山猫']);
  });

  it('Thai, Khmer, Burmese and Hangul are found inside of what stands together', () => {
    const { titles } = libraryOf(
      madePage('Thai', 'ภาษาไทยเป็นภาษาราชการของประเทศไทย น้ำ'),
      madePage('Korean', '서울특별시는 대한민국의 수도이다'),
    );
    expect(titles('ราชการ')).toEqual(['Thai']);
    expect(titles('น้ำ')).toEqual(['Thai']);
    expect(titles('특별')).toEqual(['Korean']);
  });

  it('Latin words among them are words', () => {
    expect(libraryOf(madePage('A1', '日本のNHK東京放送')).titles('nhk 東京')).toEqual(['A1']);
  });
});

describe('a hit', () => {
  const TEXT = [
    'A lead about nothing.',
    'History',
    'Long ago a comet came.',
    'Orbit',
    `${'word '.repeat(200)}comet again`,
  ].join('\n');
  const HEADINGS = [
    { text: 'History', anchor: 'History' },
    { text: 'Orbit', anchor: 'Orbit_2' },
  ];

  it('shows the words where they stand, and the heading to open at', () => {
    const [hit] = libraryOf(madePage('A1', TEXT, { headings: HEADINGS })).search('comet ago');
    expect(marked(hit)).toMatch(/^Long \[ago\] a \[comet\] came\./);
    expect(hit?.anchor).toBe('History');
  });

  it('opens at the top when the words stand before the first heading', () => {
    const [hit] = libraryOf(madePage('A1', TEXT, { headings: HEADINGS })).search('nothing');
    expect(hit?.anchor).toBeUndefined();
    expect(marked(hit)).toMatch(/^A lead about \[nothing\]\./);
  });

  it('marks the whole of a word that is still being typed', () => {
    expect(marked(libraryOf(madePage('A1', 'A planetarium.')).search('planet')[0])).toBe('A [planetarium].');
  });

  it('does not mark what is only a part of a word', () => {
    expect(marked(libraryOf(madePage('A1', 'Scatter a cat now')).search('cat now')[0])).toBe('Scatter a [cat] [now]');
  });
});

describe('filters', () => {
  const { titles } = (() => {
    const at = (title: string, language: string, fetchedAt: number) =>
      madePage(title, 'common word', { language, fetchedAt });
    return {
      titles: (text: string, filter: LibraryQuery['filter']) => {
        const library = libraryOf(at('Common', 'en', 10), at('Commun', 'fr', 20), at('Commune', 'fr', 30));
        library.must('mark', { ...madePage('Commun'), is: 'saved', at: 40 });
        return library.titles(text, filter);
      },
    };
  })();

  it.each(['common', 'comm', 'c', 'word'])('hold for names and texts alike: %s', (text) => {
    expect(titles(text, { language: 'en' })).toEqual(['Common']);
    expect(titles(text, { language: 'de' })).toEqual([]);
    expect(titles(text, { since: 11 })).not.toContain('Common');
    expect(titles(text, { until: 10 })).toEqual(['Common']);
    expect(titles(text, { since: 10, until: 10, language: 'fr' })).toEqual([]);
  });

  it('know the wiki', () => {
    const { titles: found } = libraryOf(madePage('Sea', 'water'), madePage('海', 'water', { site: JA }));
    expect(found('water', { site: JA })).toEqual(['海']);
  });

  it('know what was saved', () => {
    expect(titles('word', { saved: true })).toEqual(['Commun']);
  });
});

describe('many pages', () => {
  it('with the same word are put in order among the ones kept last, and a page of that name is first all the same', () => {
    const { must, titles } = libraryOf(madePage('Plain', 'first of all'));
    for (let index = 0; index < 1_100; index++)
      must('keep', madePage(`Page ${index}`, index === 900 ? 'plain plain plain' : 'plain and something else'));
    expect(titles('plain').slice(0, 2)).toEqual(['Plain', 'Page 900']);
  });
});

it('words that stand in many pages are wanted as well, and those that few have put the pages in order', () => {
  const many = Array.from({ length: 620 }, (_, index) => madePage(`Page ${index}`, 'the river and the sea'));
  const { titles } = libraryOf(
    madePage('Old', 'the estuary of the river'),
    madePage('Older', 'an estuary, an estuary and an estuary, and once the river'),
    ...many,
    madePage('No river', 'an estuary, an estuary, an estuary and an estuary'),
  );
  expect(titles('the river estuary ')).toEqual(['Older', 'Old']);
  expect(titles('estuary the ')).toEqual(['Older', 'Old']);
  expect(titles('river estuary delta')).toEqual([]);
  // All of them are common.
  expect(titles('the river sea ')).toHaveLength(20);
  expect(titles('"the sea" river and')).toHaveLength(20);
  expect(titles('"river the" sea and')).toEqual([]);
  expect(titles('the river estuary ', { since: 2_000 })).toEqual([]);
  expect(titles('the river estuary ', { language: 'en' })).toEqual(['Older', 'Old']);
});
