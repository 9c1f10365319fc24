import { describe, expect, it } from 'vitest';
import type { KeptHit } from '../../../shared/models.ts';
import { EN, restError } from '../../wiki/answers.ts';
import { createReaderBench } from '../bench.ts';

const HIT: KeptHit = {
  site: EN,
  title: 'Earth',
  description: 'third planet',
  language: 'en',
  direction: 'ltr',
  keptAt: 1,
  excerpt: [{ text: 'planet', hit: true }],
};
const ASKED = { site: EN, query: 'earth' };

describe('a search while the wiki cannot be asked', () => {
  it('finds what is kept of it', async () => {
    const { reader, library } = createReaderBench(() => 'offline');
    library.finds([HIT]);
    for (const search of [reader.searchTitles, reader.searchText]) {
      expect(await search(ASKED)).toMatchObject({ ok: true, value: [{ title: 'Earth', description: 'third planet' }] });
    }
    expect(library.searched).toMatchObject([{ text: 'earth', filter: { site: EN } }, { text: 'earth' }]);
  });

  it('says why when nothing is kept', async () => {
    const { reader } = createReaderBench(() => 'offline');
    expect(await reader.searchTitles(ASKED)).toEqual({ ok: false, failure: { code: 'offline' } });
  });

  it('leaves the wiki’s own answer alone', async () => {
    const { reader, library } = createReaderBench(() => restError(403, 'rest-read-denied'));
    library.finds([HIT]);
    expect(await reader.searchTitles(ASKED)).toMatchObject({ ok: false, failure: { code: 'forbidden' } });
  });
});
