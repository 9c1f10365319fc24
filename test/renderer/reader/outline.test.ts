import { describe, expect, test } from 'vitest';
import { lastPassed, nest, type OutlineItem, readingLine, shownHeadings } from '../../../renderer/reader/outline.ts';
import type { OutlineEntry } from '../../../shared/models.ts';

function headings(...levels: readonly number[]): readonly OutlineEntry[] {
  return levels.map((level, at) => ({ anchor: `s${at}`, level, text: `Section ${at}` }));
}

/** `s0(s1 s2)`: anchors, children in brackets. */
function shape(items: readonly OutlineItem[]): string {
  return items
    .map(({ anchor, children }) => (children.length > 0 ? `${anchor}(${shape(children)})` : anchor))
    .join(' ');
}

describe('outline', () => {
  test('headings nest under the higher one above them', () => {
    expect(shape(nest(headings(2, 3, 3, 2, 3, 4, 2)))).toBe('s0(s1 s2) s3(s4(s5)) s6');
  });

  test('a skipped level is not made up', () => {
    expect(shape(nest(headings(2, 4, 3)))).toBe('s0(s1 s2)');
  });

  test('a page that begins below the second level keeps all its headings', () => {
    expect(shape(nest(headings(3, 2, 3)))).toBe('s0 s1(s2)');
  });

  test('levels too deep for the column and headings without text are left out', () => {
    const empty: OutlineEntry = { anchor: 'empty', level: 2, text: '' };
    expect(shownHeadings([...headings(2, 5, 6, 3), empty]).map(({ anchor }) => anchor)).toEqual(['s0', 's3']);
  });

  test('what has passed the line last is found, looking at few', () => {
    const asked: number[] = [];
    const passed = (tops: readonly number[], line: number) =>
      lastPassed(
        tops,
        (top) => {
          asked.push(top);
          return top;
        },
        line,
      );
    expect(passed([-900, -20, 100, 480], 140)).toBe(100);
    expect(passed([300, 900], 140)).toBeUndefined();
    expect(passed([], 140)).toBeUndefined();
    expect(passed([-2, -1], 140)).toBe(-1);
    asked.length = 0;
    const many = Array.from({ length: 1000 }, (_, at) => at * 50 - 20_000);
    expect(passed(many, 0)).toBe(0);
    expect(asked.length).toBeLessThan(12);
  });

  test('the line is a third down, but not at the top of a page', () => {
    expect(readingLine({ height: 720, scrolled: 4000, length: 9000 })).toBe(240);
    expect(readingLine({ height: 720, scrolled: 0, length: 9000 })).toBe(140);
    expect(readingLine({ height: 300, scrolled: 0, length: 9000 })).toBe(100);
  });

  test('over the last screen the line sinks, so that the last sections come to be read too', () => {
    const at = (scrolled: number) => readingLine({ height: 720, scrolled, length: 9000 });
    expect(at(9000)).toBe(720);
    expect(at(8640)).toBe(480);
    expect(at(8280)).toBe(240);
    expect(readingLine({ height: 720, scrolled: 0, length: 60 })).toBe(140);
    expect(readingLine({ height: 720, scrolled: 60, length: 60 })).toBe(720);
    expect(readingLine({ height: 720, scrolled: 0, length: 0 })).toBe(140);
  });
});
