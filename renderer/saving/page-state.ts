import type { PageName, SaveJob } from '../../shared/library-models.ts';

/** How a page stands: saved for good, on its way there, or neither. */
export type PageState =
  | { readonly is: 'saved'; readonly at: number }
  | { readonly is: 'saving' }
  /** Asked for, and waiting for the network or for a person to resume. */
  | { readonly is: 'waiting'; readonly why: 'offline' | 'paused' | 'blocked' }
  | { readonly is: 'failed'; readonly job: SaveJob }
  | { readonly is: 'unsaved' };

/** The wish for this page alone that is not fulfilled yet. */
export function pageJob(jobs: readonly SaveJob[], { site, title }: PageName): SaveJob | undefined {
  return jobs.find(
    ({ what, state }) => what.kind === 'page' && what.site === site && what.title === title && state !== 'done',
  );
}

/**
 * @param savedAt when it was saved, ms since the epoch
 * @param queue undefined until main has said
 */
export function pageState(
  page: PageName,
  savedAt: number | undefined,
  queue: { readonly state: string; readonly jobs: readonly SaveJob[] } | undefined,
): PageState {
  if (savedAt !== undefined) return { is: 'saved', at: savedAt };
  const job = queue && pageJob(queue.jobs, page);
  if (!job) return { is: 'unsaved' };
  if (job.state === 'failed') return { is: 'failed', job };
  const { state } = queue;
  if (state === 'offline' || state === 'paused' || state === 'blocked') return { is: 'waiting', why: state };
  return { is: 'saving' };
}
