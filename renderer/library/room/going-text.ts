import type { LibrarySizes } from '../../../shared/library-models.ts';
import { countText, sizeText } from '../../ui/size-text.ts';

type Going = {
  /** Undefined where they could not be told. */
  readonly sizes: LibrarySizes | undefined;
  readonly lists: number;
  readonly accounts: number;
};

/** What goes when everything about a person is deleted, a line each. */
export function goingText({ sizes, lists, accounts }: Going): readonly string[] {
  const pages = sizes && sizes.savedCount + sizes.readCount;
  const bytes = sizes && sizes.saved + sizes.read + sizes.savedMedia + sizes.readMedia;
  return [
    pages === undefined || bytes === undefined
      ? 'All pages and pictures, read and saved'
      : `${countText(pages, 'page')} with their pictures, read and saved (${sizeText(bytes)})`,
    lists === 0
      ? 'Reading lists, of every account'
      : `${countText(lists, 'reading list')}, and those of other accounts`,
    ...(sizes !== undefined && sizes.damaged.count > 0
      ? [`Damaged copies of the library that were kept aside (${sizeText(sizes.damaged.bytes)})`]
      : []),
    'The history, and where you were in each page',
    'Open and closed tabs',
    accounts === 0 ? 'Accounts: none is signed in' : `The sign-in of ${countText(accounts, 'account')}`,
  ];
}
