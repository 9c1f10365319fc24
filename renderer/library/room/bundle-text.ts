import { type BundleReport, type LibrarySizes, MOST_LISTS, MOST_SKIPPED } from '../../../shared/library-models.ts';
import { assertNever } from '../../../shared/result.ts';
import { isolated } from '../../ui/isolated.ts';
import { countText, numberText, sizeText } from '../../ui/size-text.ts';

/** What became of an export or an import, in a sentence. */
export function bundleText(did: 'export' | 'import', report: BundleReport): string {
  const { name, bytes, lists, visits, pages, pictures, skipped } = report;
  const parts = [
    lists > 0 && countText(lists, 'reading list'),
    visits > 0 && countText(visits, 'visit'),
    pages > 0 && countText(pages, 'page'),
    pictures > 0 && countText(pictures, 'picture'),
  ].filter((part) => part !== false);
  const what = parts.length === 0 ? 'nothing' : listed(parts);
  if (did === 'export') return `Wrote ${what} to “${isolated(name)}” (${sizeText(bytes)}).`;
  const least = skipped.length < MOST_SKIPPED ? '' : 'At least ';
  const left = skipped.length > 0 ? ` ${least}${countText(skipped.length, 'thing')} could not be taken over.` : '';
  return `Took over ${what} from “${isolated(name)}”.${left}`;
}

/** What is under way. */
export function busyText({ does, ending }: { readonly does: 'export' | 'import'; readonly ending: boolean }): string {
  if (ending) return 'Stopping…';
  return does === 'export' ? 'Writing the file…' : 'Taking over what is in it…';
}

/** What became of an export or an import that somebody ended. */
export function stoppedText(what: 'export' | 'import'): string {
  if (what === 'export') return 'Stopped. No file was written.';
  return 'Stopped. What had been taken over by then stays, each page whole. Import the file again for the rest.';
}

/** The choice of pictures, with what they take where that is known. */
export function picturesLabel(sizes: Pick<LibrarySizes, 'savedMedia'> | undefined): string {
  const room = sizes === undefined || sizes.savedMedia === 0 ? '' : ` (${sizeText(sizes.savedMedia)})`;
  return `Pictures of saved pages${room}`;
}

/** Why something of a file was left out. */
export function skippedText(why: BundleReport['skipped'][number]['why']): string {
  switch (why) {
    case 'unknown-wiki':
      return 'Its wiki is none of yours. Add it, then import again.';
    case 'malformed':
      return 'It could not be read.';
    case 'older-than-kept':
      return 'What is kept here is newer, and stays.';
    case 'picture-refused':
      return 'It is no picture, is too large, or is not from where its wiki’s pictures are.';
    case 'too-many-lists':
      return `There may be ${numberText(MOST_LISTS)} reading lists, and no more.`;
    default:
      return assertNever(why);
  }
}

function listed(parts: readonly string[]): string {
  return new Intl.ListFormat('en-GB').format(parts);
}
