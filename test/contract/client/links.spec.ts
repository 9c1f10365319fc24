import { expect, it } from 'vitest';
import { contract } from '../contract.ts';
import { client, got, SITE } from './client.ts';

const EARTH = { site: SITE, title: 'Earth' };
const PICTURE = 'The Moon, a day before full.png';

contract('the client lists what a page leads to', (target) => {
  const wiki = client(target);
  const shown = {
    title: PICTURE,
    pageUrl: expect.stringContaining(`${target.origin}/wiki/File:The_Moon`),
    uploadedAt: expect.stringMatching(/Z$/),
    uploader: 'Keeper',
    preferred: expect.objectContaining({ kind: 'BITMAP', url: expect.stringContaining(`${target.origin}/images/`) }),
    original: expect.objectContaining({ kind: 'BITMAP', width: 960, height: 960 }),
  };

  it('in other languages', async () => {
    expect(got(await wiki.languages(EARTH))).toEqual([
      { code: 'de', key: undefined, name: 'Deutsch', title: 'Erde' },
      { code: 'fr', key: undefined, name: 'français', title: 'Terre' },
    ]);
    expect(got(await wiki.languages({ site: SITE, title: 'Moon' }))).toEqual([]);
  });

  it('in pictures', async () => {
    expect(got(await wiki.mediaLinks(EARTH))).toEqual([{ ...shown, thumbnail: undefined }]);
    expect(got(await wiki.mediaLinks({ site: SITE, title: 'The Earth' }))).toEqual([]);
  });

  it('in more pictures than the wiki lists, which is not known then', async () => {
    expect(await wiki.mediaLinks({ site: SITE, title: 'Tiled wall' })).toEqual({ ok: true, value: undefined });
  });

  it.each([PICTURE, `File:${PICTURE}`])('as a file: %s', async (title) => {
    const file = got(await wiki.file({ site: SITE, title }));
    expect(file).toEqual({ ...shown, thumbnail: expect.objectContaining({ kind: 'BITMAP' }) });
    const picture = got(await wiki.media(SITE, file.preferred?.url ?? '', {}));
    expect(picture.headers.get('content-type')).toBe('image/png');
    await picture.body?.cancel();
  });

  it('not as a file that is not there', async () => {
    const missing = { ok: false, failure: { code: 'page-missing', title: 'Nothing.png' } };
    expect(await wiki.file({ site: SITE, title: 'Nothing.png' })).toEqual(missing);
  });
});
