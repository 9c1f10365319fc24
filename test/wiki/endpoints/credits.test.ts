import { describe, expect, it } from 'vitest';
import { json } from '../../fakes/http.ts';
import { createBench, EN } from '../answers.ts';

const FILE = { site: EN, title: 'File:Marrow_at_low_water.jpg' };

function wikiSaying(page: Readonly<Record<string, unknown>>) {
  return createBench(() => json({ batchcomplete: true, query: { pages: [{ ns: 6, title: FILE.title, ...page }] } }));
}

const said = (values: Readonly<Record<string, unknown>>) => ({
  imageinfo: [
    { extmetadata: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value, source: 'x' }])) },
  ],
});

describe('the credits of a file', () => {
  it('are plain text, whatever the wiki wrote', async () => {
    const { wiki, http } = wikiSaying(
      said({
        Artist:
          '<a href="javascript:alert(1)" onclick="x()">A. &amp; B.</a><script>alert(1)</script>\n <bdi>Keeper</bdi>',
        LicenseShortName: 'CC BY-SA 4.0',
        LicenseUrl: 'https://creativecommons.org/licenses/by-sa/4.0',
      }),
    );
    expect(await wiki.credits(FILE)).toEqual({
      ok: true,
      value: {
        author: 'A. & B. Keeper',
        licence: 'CC BY-SA 4.0',
        licenceUrl: 'https://creativecommons.org/licenses/by-sa/4.0',
      },
    });
    expect(Object.fromEntries(new URL(http.sent[0]?.url ?? '').searchParams)).toMatchObject({
      prop: 'imageinfo',
      iiprop: 'extmetadata',
      titles: 'File:Marrow at low water.jpg',
    });
  });

  it.each(['javascript:alert(1)', 'https://user:secret@example.org/', 'CC BY', 4])(
    'lead nowhere by an address that is none: %s',
    async (address) => {
      const { wiki } = wikiSaying(said({ LicenseUrl: address }));
      expect(await wiki.credits(FILE)).toMatchObject({ value: { licenceUrl: undefined } });
    },
  );

  it('are absent where the wiki does not say them', async () => {
    const { wiki } = wikiSaying({ imageinfo: [{}] });
    const value = { author: undefined, licence: undefined, licenceUrl: undefined };
    expect(await wiki.credits(FILE)).toEqual({ ok: true, value });
  });

  it('of a shared repository are there though the page is not', async () => {
    const { wiki } = wikiSaying({ missing: true, known: true, ...said({ Artist: 'Keeper' }) });
    expect(await wiki.credits(FILE)).toMatchObject({ value: { author: 'Keeper' } });
  });

  it('of no file are missing', async () => {
    const { wiki } = wikiSaying({ missing: true });
    expect(await wiki.credits(FILE)).toMatchObject({ failure: { code: 'page-missing' } });
  });

  it('keep the name and lose the story', async () => {
    const { wiki } = wikiSaying(said({ Artist: 'long '.repeat(200) }));
    const found = await wiki.credits(FILE);
    expect(found.ok && found.value.author?.length).toBeLessThanOrEqual(300);
  });
});
