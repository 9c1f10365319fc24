import type { LibraryFailure } from '../../../shared/failures.ts';
import type { SavedPictures } from '../../../shared/library-models.ts';
import { pictureName } from '../../article/media/thumbnail.ts';
import type { PageToImport } from '../../library/bundle/import-rows.ts';
import { LibraryError, libraryFailure } from '../../library/database/failure.ts';
import type { Library } from '../../library/library.ts';
import type { MediaEntry } from '../../library/media-cache/entry-format.ts';
import { mediaFile, type SavedMedia } from '../../library/saving/saved-media.ts';
import type { PagePicture } from '../saving/pictures.ts';

/** What may wait for a page that shows it: many times what a page has. The first gives way to what is more. */
export type WaitingLimits = { readonly pictures: number; readonly bytes: number };
const LIMITS: WaitingLimits = { pictures: 20_000, bytes: 2 ** 30 };

/** What a page is saved with: those of its pictures that are here. */
type Held = Pick<NonNullable<PageToImport['saved']>, 'pictures' | 'media' | 'files' | 'whole'>;

/** Pictures of a bundle between their own line and that of a page that shows them. None of it is in memory but where it is. */
export type BroughtPictures = {
  /** Writes a picture, where there is none under its address. Fails as the library does. */
  readonly bring: (address: string, entry: MediaEntry) => Promise<void>;
  /**
   * Saves a page with those of its pictures that are here, wherever they came from.
   * @param save answers whether the page holds them now
   */
  readonly saveWith: (
    wanted: readonly PagePicture[],
    pictures: SavedPictures,
    save: (held: Held) => Promise<boolean>,
  ) => Promise<void>;
  /** How many a page holds by now. */
  readonly held: () => number;
  /** Removes what no page holds. */
  readonly end: () => Promise<void>;
};

export type BroughtPicturesDeps = {
  readonly library: { readonly saving: Pick<Library['saving'], 'sizesOf'> };
  readonly media: Pick<SavedMedia, 'bring' | 'claim' | 'added' | 'settled' | 'giveBack'>;
  readonly limits?: WaitingLimits | undefined;
};

export function createBroughtPictures({ library, media, limits = LIMITS }: BroughtPicturesDeps): BroughtPictures {
  /** Claimed; with their sizes in bytes, the first first. */
  const waiting = new Map<string, number>();
  let bytes = 0;
  let count = 0;

  const leave = (address: string) => {
    bytes -= waiting.get(address) ?? 0;
    waiting.delete(address);
    media.settled([address]);
  };
  const isHeld = async (address: string) => {
    const sizes = await library.saving.sizesOf(pictureName(address));
    // Where nobody can be asked it stays until the next start, which removes what is nobody's.
    return !sizes.ok || sizes.value.includes(address);
  };
  const drop = async (address: string) => {
    const stays = await isHeld(address);
    leave(address);
    if (!stays) await media.giveBack([address]);
  };

  return {
    async bring(address, entry) {
      if (waiting.has(address)) return;
      const size = entry.bytes.byteLength;
      waiting.set(address, size);
      bytes += size;
      await onDisk(media.bring(address, entry));
      for (const first of waiting.keys()) {
        if (waiting.size <= limits.pictures && bytes <= limits.bytes) break;
        await drop(first);
      }
    },
    async saveWith(wanted, pictures, save) {
      const claims: string[] = [];
      const here: (Held['media'][number] & { readonly file?: Held['files'][number] })[] = [];
      try {
        for (const { address, picture } of wanted) {
          claims.push(address);
          const claim = await media.claim(address);
          if (claim.is === 'missing') continue;
          if (claim.is === 'read') {
            const { size, ...file } = mediaFile(address, claim.entry);
            here.push({ address, picture, bytes: size, file });
          } else {
            here.push({ address, picture, bytes: claim.size });
          }
        }
        const isSaved = await save({
          pictures,
          media: here.map(({ address, picture, bytes: size }) => ({ address, picture, bytes: size })),
          files: here.flatMap(({ file }) => file ?? []),
          // The large ones for a viewer are in no bundle.
          whole: here.length === wanted.length && pictures !== 'large',
        });
        if (!isSaved) return;
        media.added(here.map(({ address }) => address));
        for (const { address } of here) {
          if (!waiting.has(address)) continue;
          leave(address);
          count++;
        }
      } finally {
        media.settled(claims);
      }
    },
    held: () => count,
    async end() {
      for (const address of waiting.keys()) await drop(address);
    },
  };
}

async function onDisk(work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (error) {
    const failure: LibraryFailure | undefined = libraryFailure(error);
    throw failure === undefined ? error : new LibraryError(failure, error);
  }
}
