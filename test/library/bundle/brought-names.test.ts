/** SECURITY: the names that somebody's file gives a page lead to it, and never stand for another page. */
import { describe, expect, it } from 'vitest';
import type { VisitId } from '../../../shared/library-models.ts';
import { EN, htmlOf, madePage } from '../made-pages.ts';
import { openSide } from '../open-side.ts';

const EARTH = { site: EN, title: 'Earth' };
const OWNER = 'me';
const VISIT = { ...EARTH, id: 1 as VisitId, owner: OWNER, language: 'en', direction: 'ltr', at: 1 } as const;

/** With a page that says it is called Earth as well. */
function withBrought() {
  const side = openSide();
  const page = madePage('Evil', 'Brought.', { aliases: ['Earth'], revision: 1_000 });
  expect(side.must('importPage', { page, readAt: 1 })).toBe('taken');
  return side;
}

describe('a name that a file gave a page', () => {
  it('leads to it where nothing else is known', () => {
    expect(htmlOf(withBrought().must('read', EARTH))).toContain('Brought.');
  });

  it('does not decide what is listed, wished for or forgotten', () => {
    const { must } = withBrought();
    const made = must('nameList', { owner: OWNER, at: 1, name: 'Planets' });
    if (!made.ok) throw new Error(made.failure.code);
    must('arrangeLists', { owner: OWNER, at: 1, is: 'filled', list: made.value.id, pages: [EARTH] });
    expect(must('listPages', { owner: OWNER, list: made.value.id })).toMatchObject([{ title: 'Earth' }]);

    must('addWish', { what: { kind: 'page', ...EARTH }, label: 'Earth', pictures: 'none', at: 1 });
    expect(must('queue', { at: 20 }).jobs).toMatchObject([{ label: 'Earth' }]);

    must('recordVisit', VISIT);
    must('forgetVisits', { owner: OWNER, page: { site: EN, title: 'Evil' } });
    expect(must('visits', { owner: OWNER }).rows).toMatchObject([{ title: 'Earth' }]);
  });

  it('gives way to the page of that name, however it comes', () => {
    const kept = withBrought();
    kept.must('keep', madePage('Earth', 'A planet.'));
    expect(htmlOf(kept.must('read', EARTH))).toContain('A planet.');
    const imported = withBrought();
    expect(imported.must('importPage', { page: madePage('Earth', 'A planet.'), readAt: 1 })).toBe('taken');
    expect(htmlOf(imported.must('read', EARTH))).toContain('A planet.');
  });

  it('takes no name that is known, whichever comes first', () => {
    const { must } = openSide();
    must('keep', madePage('Terra', 'A planet.', { aliases: ['Earth'] }));
    must('importPage', { page: madePage('Evil', 'Brought.', { aliases: ['Earth', 'Terra'] }), readAt: 1 });
    for (const title of ['Earth', 'Terra']) expect(must('read', { site: EN, title })?.title).toBe('Terra');
    const later = withBrought();
    later.must('keep', madePage('Terra', 'A planet.', { aliases: ['Earth'] }));
    expect(later.must('read', EARTH)?.title).toBe('Terra');
  });

  it('is as good as any as soon as the wiki has said so, and not by a new revision alone', () => {
    const { must } = withBrought();
    const wished = () => {
      must('addWish', { what: { kind: 'page', ...EARTH }, label: 'Earth', pictures: 'none', at: 1 });
      return must('queue', { at: 20 }).jobs.map(({ label }) => label);
    };
    must('keep', madePage('Evil', 'Newer.', { revision: 1_001 }));
    expect(wished()).toEqual(['Earth']);
    must('keep', madePage('Evil', 'Newer.', { revision: 1_002, aliases: ['Earth'] }));
    expect(wished()).toEqual(['Evil', 'Earth']);
  });
});
