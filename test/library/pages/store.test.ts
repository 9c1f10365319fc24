import { describe, expect, it } from 'vitest';
import { EN, htmlOf, JA, madePage } from '../made-pages.ts';
import { openSide } from '../open-side.ts';

describe('a page that was kept', () => {
  it('comes back as it was, with all that was known of it', () => {
    const { must } = openSide();
    const page = madePage('Earth', 'A planet.', { contents: '{"outline":[]}', description: 'third planet' });
    must('keep', page);
    const found = must('read', { site: EN, title: 'Earth' });
    const { aliases: _aliases, text: _text, headings: _headings, html, ...facts } = page;
    expect(found).toEqual({ ...facts, html: expect.anything(), checkedAt: 1_000 });
    expect(Buffer.from(found?.html ?? []).equals(html)).toBe(true);
  });

  it('is found under every name that led to it, now or later', () => {
    const { must } = openSide();
    must('keep', madePage('Earth', 'x', { aliases: ['The Earth'] }));
    must('mark', { site: EN, title: 'Earth', is: 'also-called', name: 'earth' });
    for (const title of ['Earth', 'The Earth', 'earth']) expect(must('read', { site: EN, title })?.title).toBe('Earth');
    expect(must('read', { site: EN, title: 'Mars' })).toBeNull();
    expect(must('read', { site: JA, title: 'Earth' })).toBeNull();
  });

  it('gives way to its next revision, and keeps its names and that it was saved', () => {
    const { must } = openSide();
    must('keep', madePage('Earth', 'old', { aliases: ['The Earth'] }));
    must('mark', { site: EN, title: 'Earth', is: 'saved', at: 5_000 });
    must('mark', { site: EN, title: 'Earth', is: 'outdated', at: 6_000, revision: 2 });
    expect(must('read', { site: EN, title: 'Earth' })).toMatchObject({ newerRevision: 2, checkedAt: 6_000 });
    must('keep', madePage('Earth', 'new', { revision: 2, fetchedAt: 7_000 }));
    const found = must('read', { site: EN, title: 'The Earth' });
    expect(found).toMatchObject({ revision: 2, savedAt: 5_000, newerRevision: undefined });
    expect(htmlOf(found)).toContain('new');
    expect(must('sizes', null).count).toBe(1);
  });

  it('has its own name back from the page that a redirect of that name led to', () => {
    const { must } = openSide();
    must('keep', madePage('Sea', 'x', { aliases: ['Ocean'] }));
    must('keep', madePage('Ocean', 'y'));
    expect(must('read', { site: EN, title: 'Ocean' })?.title).toBe('Ocean');
    must('mark', { site: EN, title: 'Sea', is: 'also-called', name: 'Ocean' });
    expect(must('read', { site: EN, title: 'Ocean' })?.title).toBe('Ocean');
  });

  it('is current again when the wiki says so', () => {
    const { must } = openSide();
    must('keep', madePage('Earth'));
    must('mark', { site: EN, title: 'Earth', is: 'outdated', at: 2_000, revision: 9 });
    must('mark', { site: EN, title: 'Earth', is: 'current', at: 3_000, etag: '"2"' });
    expect(must('read', { site: EN, title: 'Earth' })).toMatchObject({ etag: '"2"', checkedAt: 3_000 });
    expect(must('read', { site: EN, title: 'Earth' })?.newerRevision).toBeUndefined();
  });

  it('is forgotten with its names and its place in the search', () => {
    const { must } = openSide();
    must('keep', madePage('Earth', 'blue marble', { aliases: ['Terra'] }));
    expect(must('drop', { site: EN, title: 'Terra' })).toBe(true);
    expect(must('drop', { site: EN, title: 'Terra' })).toBe(false);
    expect(must('read', { site: EN, title: 'Earth' })).toBeNull();
    for (const text of ['marble', 'terra', 'e']) expect(must('search', { text, limit: 5 })).toEqual([]);
  });

  it('does not come back by what was fetched in its place while it was forgotten', () => {
    const { must } = openSide();
    must('keep', madePage('Earth', 'old'));
    must('keep', madePage('Earth', 'new', { revision: 2, inPlace: true }));
    expect(must('read', { site: EN, title: 'Earth' })).toMatchObject({ revision: 2 });
    must('keep', madePage('The Earth', 'moved', { revision: 3, movedFrom: 'Earth', inPlace: true }));
    expect(must('read', { site: EN, title: 'Earth' })).toMatchObject({ title: 'The Earth', revision: 3 });
    must('drop', { site: EN, title: 'Earth' });
    must('keep', madePage('The Earth', 'newer', { revision: 4, movedFrom: 'Earth', inPlace: true }));
    expect(must('sizes', null).count).toBe(0);
    expect(must('search', { text: 'newer', limit: 1 })).toEqual([]);
  });

  it('is found, told of and forgotten in any spelling', () => {
    const { must } = openSide();
    must('keep', madePage('Blue marble', 'x', { aliases: ['The Earth'] }));
    const titles = ['The_Earth', ' Blue  marble_', 'Mars'];
    expect(must('titles', { site: EN, titles }).toSorted()).toEqual([' Blue  marble_', 'The_Earth']);
    expect(must('row', { site: EN, title: 'The_Earth' })?.title).toBe('Blue marble');
    expect(must('read', { site: EN, title: 'Blue_marble' })?.title).toBe('Blue marble');
    expect(must('drop', { site: EN, title: 'Blue_marble' })).toBe(true);
    expect(must('titles', { site: EN, titles })).toEqual([]);
  });

  it('is told among titles that lead nowhere', () => {
    const { must } = openSide();
    must('keep', madePage('Earth', 'x', { aliases: ['Terra'] }));
    expect(must('titles', { site: EN, titles: ['Mars', 'Terra', 'Earth'] }).toSorted()).toEqual(['Earth', 'Terra']);
  });

  it('cannot be marked when it is not there', () => {
    const { must } = openSide();
    expect(must('mark', { site: EN, title: 'Earth', is: 'saved', at: 1 })).toBe(false);
  });
});
