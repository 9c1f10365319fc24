import type { SavedPictures, SaveJob, SaveWhat, SavingView } from '../../shared/library-models.ts';
import { assertNever } from '../../shared/result.ts';
import { isolated } from '../ui/isolated.ts';
import { countText, numberText, sizeText } from '../ui/size-text.ts';
import { lengthText } from '../ui/time-text.ts';

/** The choice of pictures, in the order they are offered. */
export const PICTURES: readonly { readonly value: SavedPictures; readonly label: string; readonly hint: string }[] = [
  { value: 'none', label: 'None', hint: 'Text only; the smallest' },
  { value: 'reading', label: 'For reading', hint: 'As wide as the text shows them' },
  { value: 'large', label: 'Large', hint: 'For the viewer as well; takes the most room' },
];

/** What is said when a wish was taken. */
export function askedText(what: SaveWhat, name: string, offline: boolean): string {
  const pages = {
    page: '',
    section: 'The pages that are linked from ',
    list: 'The pages of ',
    category: 'The pages of ',
  };
  const subject = `${pages[what.kind]}“${isolated(name)}”`;
  const verb = what.kind === 'page' ? 'is' : 'are';
  return offline ? `${subject} will be saved when you are online.` : `${subject} ${verb} being saved.`;
}

/** What a job is about, beside its name. */
export function kindText({ kind }: SaveWhat): string {
  switch (kind) {
    case 'page':
      return 'Page';
    case 'section':
      return 'Links of a section';
    case 'list':
      return 'Reading list';
    case 'category':
      return 'Category';
    default:
      return assertNever(kind);
  }
}

/** What a job is called. The list may be another account's, or gone: then it has no name. */
export function jobName({ label }: Pick<SaveJob, 'label'>): string {
  return label === '' ? 'A reading list' : label;
}

/** How far a job is. */
export function jobText({ state, total, done, failed, failures }: SaveJob): string {
  const isPart = failures.some(({ page }) => page === undefined) ? ' · more could not be found' : '';
  const missing = (failed > 0 ? ` · ${numberText(failed)} could not be saved` : '') + isPart;
  switch (state) {
    case 'finding':
      return total === 0 ? 'Looking for its pages' : `Looking for its pages, ${numberText(total)} so far`;
    case 'waiting':
      return total > 1 ? `Waiting · ${countText(total, 'page')}` : 'Waiting';
    case 'running':
      return `${numberText(done)} of ${countText(total, 'page')}${missing}`;
    case 'done':
      return total === 1 ? 'Saved' : `${countText(done, 'page')} saved`;
    case 'failed':
      return total === 0 ? 'Could not be saved' : `${numberText(done)} of ${countText(total, 'page')} saved${missing}`;
    default:
      return assertNever(state);
  }
}

/** The queue in a sentence, as a state and never as a fault; undefined where nothing is to be done. */
export function queueText(view: SavingView): { readonly title: string; readonly sentence: string } | undefined {
  const left = Math.max(0, view.total - view.done - view.failed);
  const rest = countText(left, 'page');
  switch (view.state) {
    case 'idle':
      return undefined;
    case 'running':
      return { title: 'Saving', sentence: progressText(view) };
    case 'paused':
      return { title: 'Paused', sentence: `${rest} left. Nothing is fetched until you resume.` };
    case 'offline':
      return { title: 'You are offline', sentence: `${rest} will be saved when you are online.` };
    case 'slowed':
      return { title: 'Saving slowly', sentence: `The wiki asked for patience. ${progressText(view)}` };
    case 'blocked':
      return { title: 'Saving waits', sentence: `${rest} left.` };
    default:
      return assertNever(view.state);
  }
}

/** Items, bytes and time left: `12 of 40 pages · 3.4 MB · about 2 minutes left`. */
export function progressText({ done, total, bytes, leftMs }: SavingView): string {
  const parts = [`${numberText(done)} of ${countText(total, 'page')}`];
  if (bytes > 0) parts.push(sizeText(bytes));
  if (leftMs !== undefined) parts.push(leftMs < 10_000 ? 'a few seconds left' : `about ${lengthText(leftMs)} left`);
  return parts.join(' · ');
}
