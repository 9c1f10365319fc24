import type { BundleFailure, LibraryFailure, ListFailure } from '../../shared/failures.ts';
import { assertNever } from '../../shared/result.ts';

export type LibraryWords = { readonly title: string; readonly sentence: string; readonly remedy: 'retry' | 'none' };

/** Words for what the library, a list or a file of it could not do. */
export function libraryFailureText(failure: LibraryFailure | ListFailure | BundleFailure): LibraryWords {
  switch (failure.code) {
    case 'library-full':
      return words(
        'retry',
        'The disk is full',
        'Nothing more could be kept. What was kept before is as it was. Make room, then try again.',
      );
    case 'library-read-only':
      return words(
        'retry',
        'The library may not be written',
        'Its folder, or the disk it is on, allows no changes. What was kept before can be read. Change that, then try again.',
      );
    case 'library-locked':
      return words(
        'retry',
        'Another program holds the library',
        'Perhaps a second Lectern, or a backup that is running. Close it, then try again.',
      );
    case 'library-newer':
      return words(
        'none',
        'The library is from a newer Lectern',
        'It was left alone. Install the latest version to use it again; reading goes on from the wiki.',
      );
    case 'library-damaged':
      return words(
        'retry',
        'The library is damaged',
        'It could not be mended now and was left alone. Reading goes on from the wiki. You can try again.',
      );
    case 'library-unreachable':
      return words(
        'retry',
        'The library cannot be opened',
        'The disk does not answer as it should. Reading goes on from the wiki. You can try again.',
      );
    case 'library-unsupported':
      return words(
        'none',
        'This build has no library',
        'Its database engine lacks full-text search (FTS5), so nothing can be kept. Install a build of lectern.org.',
      );
    case 'list-missing':
      return words('none', 'There is no such list', 'It was removed, or it belongs to another account.');
    case 'list-name-taken':
      return words(
        'none',
        'There is a list of this name',
        `You have a list called “${failure.name}” already. Choose another name.`,
      );
    case 'list-name-empty':
      return words('none', 'A list needs a name', 'Give it one, however short.');
    case 'file-unwritable':
      return words(
        'retry',
        'The file could not be written',
        'Choose another folder, or make room on this disk. Nothing was left half-written.',
      );
    case 'file-unreadable':
      return words(
        'retry',
        'The file could not be read',
        'It may be open in another program, or no longer there. Nothing was changed.',
      );
    case 'bundle-invalid':
      return words(
        'none',
        'This is no export of Lectern’s',
        'The file is of another kind, or only part of one. Nothing was changed.',
      );
    case 'bundle-newer':
      return words(
        'none',
        'This export is from a newer Lectern',
        'Install the latest version to take it over. Nothing was changed.',
      );
    default:
      return assertNever(failure);
  }
}

function words(remedy: LibraryWords['remedy'], title: string, sentence: string): LibraryWords {
  return { title, sentence, remedy };
}
