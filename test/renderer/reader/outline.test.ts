import { describe, expect, test } from 'vitest';
import { buildOutline, currentHeading, type Heading, type OutlineItem } from '../../../renderer/reader/outline.ts';

function headings(...levels: readonly number[]): readonly Heading[] {
  return levels.map((level, at) => ({ id: `s${at}`, level, text: `Section ${at}` }));
}

/** `s0(s1 s2)`: ids, children in brackets. */
function shape(items: readonly OutlineItem[]): string {
  return items.map(({ id, children }) => (children.length > 0 ? `${id}(${shape(children)})` : id)).join(' ');
}

describe('outline', () => {
  test('headings nest under the higher one above them', () => {
    expect(shape(buildOutline(headings(2, 3, 3, 2, 3, 4, 2)))).toBe('s0(s1 s2) s3(s4(s5)) s6');
  });

  test('a skipped level is not made up', () => {
    expect(shape(buildOutline(headings(2, 4, 3)))).toBe('s0(s1 s2)');
  });

  test('a page that begins below the second level keeps all its headings', () => {
    expect(shape(buildOutline(headings(3, 2, 3)))).toBe('s0 s1(s2)');
  });

  test('levels too deep for the column and headings without text are left out', () => {
    const empty: Heading = { id: 'empty', level: 2, text: '' };
    expect(shape(buildOutline([...headings(2, 5, 6, 3), empty]))).toBe('s0(s3)');
  });

  test('the section being read is the last one whose heading has passed the line', () => {
    expect(currentHeading([-900, -20, 100, 480], 140)).toBe(2);
    expect(currentHeading([300, 900], 140)).toBe(-1);
    expect(currentHeading([], 140)).toBe(-1);
  });
});
