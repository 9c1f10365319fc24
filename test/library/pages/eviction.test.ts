import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { EN, madePage } from '../made-pages.ts';
import { openSide } from '../open-side.ts';

const page = (title: string, fetchedAt: number) => madePage(title, 'x', { html: randomBytes(10_000), fetchedAt });

describe('when the cache is over its bound', () => {
  it('the least recently read pages go, the rest stays', () => {
    const { must } = openSide();
    for (const [index, title] of ['A1', 'B1', 'C1', 'D1'].entries()) must('keep', page(title, index));
    must('mark', { site: EN, title: 'A1', is: 'read', at: 99 });
    expect(must('evict', { bound: 25_000 })).toEqual({ gone: 2, done: true });
    expect(must('titles', { site: EN, titles: ['A1', 'B1', 'C1', 'D1'] })).toEqual(['A1', 'D1']);
  });

  it('counts as read when it was read last, in whatever order that is told', () => {
    const { must } = openSide();
    for (const [index, title] of ['A1', 'B1'].entries()) must('keep', page(title, index));
    for (const at of [99, 5]) must('mark', { site: EN, title: 'A1', is: 'read', at });
    must('mark', { site: EN, title: 'B1', is: 'read', at: 50 });
    must('evict', { bound: 15_000 });
    expect(must('titles', { site: EN, titles: ['A1', 'B1'] })).toEqual(['A1']);
  });

  it('what was saved stays and does not count', () => {
    const { must } = openSide();
    for (const [index, title] of ['A1', 'B1', 'C1'].entries()) must('keep', page(title, index));
    must('mark', { site: EN, title: 'A1', is: 'saved', at: 50 });
    must('evict', { bound: 15_000 });
    expect(must('titles', { site: EN, titles: ['A1', 'B1', 'C1'] })).toEqual(['A1', 'C1']);
    must('mark', { site: EN, title: 'A1', is: 'unsaved' });
    must('evict', { bound: 15_000 });
    expect(must('titles', { site: EN, titles: ['A1', 'C1'] })).toEqual(['C1']);
  });

  it('it goes in steps, so that nobody waits for long', () => {
    const { must } = openSide();
    for (let index = 0; index < 30; index++) must('keep', page(`P${index}`, index));
    expect(must('evict', { bound: 0 })).toEqual({ gone: 20, done: false });
    expect(must('evict', { bound: 0 })).toEqual({ gone: 10, done: true });
    expect(must('sizes', null)).toMatchObject({ count: 0, pages: 0 });
  });

  it('sizes tell what is saved from what is not', () => {
    const { must } = openSide();
    must('keep', page('A1', 1));
    must('keep', page('B1', 2));
    must('mark', { site: EN, title: 'B1', is: 'saved', at: 3 });
    const sizes = must('sizes', null);
    expect(sizes).toMatchObject({ count: 2, savedCount: 1 });
    expect(sizes.pages).toBe(sizes.saved * 2);
    expect(sizes.saved).toBeGreaterThan(10_000);
  });
});
