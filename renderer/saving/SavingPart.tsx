import './saving.css';
import { useStore } from 'zustand';
import type { SaveJob, SavingView } from '../../shared/library-models.ts';
import { sinceText } from '../library/pages/kept-text.ts';
import { useServices, useWikis } from '../services.ts';
import { wikiName } from '../settings/wiki-names.ts';
import { Button } from '../ui/Button.tsx';
import { failureText } from '../ui/failure-text.ts';
import { isolated } from '../ui/isolated.ts';
import { Empty, Unavailable } from '../ui/Quiet.tsx';
import { RowMenu } from '../ui/RowMenu.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { numberText } from '../ui/size-text.ts';
import { PicturesChoice } from './PicturesChoice.tsx';
import { askForSaving } from './saving-store.ts';
import { jobName, jobText, kindText, queueText } from './saving-text.ts';
import { useSaving } from './use-saving.ts';

/** What is to be saved, how far that is, and what did not come. */
export function SavingPart() {
  const { saving: store, client } = useServices();
  const { view, failure } = useStore(store);
  if (failure && !view) return <Unavailable failure={failure} onRetry={() => void askForSaving(store, client)} />;
  if (!view) return <Skeleton shape="list" />;
  return (
    <>
      <Queue view={view} />
      {view.jobs.length === 0 ? (
        <Empty title="Nothing is waiting to be saved">
          <p>
            Save a page with “Save for offline”, the links of a section from the contents beside it, a whole reading
            list, or all pages of a category. It goes on by itself, also after a restart.
          </p>
        </Empty>
      ) : (
        <ul className="library-rows" aria-label="What is saved">
          {view.jobs.map((job) => (
            <li key={job.id}>
              <JobRow job={job} />
            </li>
          ))}
        </ul>
      )}
      <div className="saving-pictures">
        <PicturesChoice />
      </div>
    </>
  );
}

function Queue({ view }: { readonly view: SavingView }) {
  const { now } = useServices();
  const { pause, resume, retry } = useSaving();
  const text = queueText(view);
  const failed = view.jobs.some(({ failed: some, state }) => some > 0 || state === 'failed');
  if (!text && !failed) return null;
  const busy = view.state === 'running' || view.state === 'slowed' || view.state === 'offline';
  return (
    <div className="saving-queue">
      <div className="saving-queue-line">
        <p role="status" aria-live={view.state === 'running' ? 'off' : 'polite'}>
          {text && <strong>{text.title}</strong>} {text ? text.sentence : 'Some pages could not be saved.'}
          {view.failure && ` ${failureText(view.failure, now()).title}.`}
        </p>
        <span className="saving-queue-actions">
          {busy && <Button onClick={pause}>Pause</Button>}
          {view.state === 'paused' && <Button onClick={resume}>Resume</Button>}
          {view.state === 'blocked' && <Button onClick={resume}>Try again</Button>}
          {failed && <Button onClick={() => retry()}>Retry what failed</Button>}
        </span>
      </div>
      {text && view.total > 0 && (
        <progress
          className="saving-progress"
          max={view.total}
          value={view.done + view.failed}
          aria-label={`${numberText(view.done)} of ${numberText(view.total)} pages saved`}
        />
      )}
    </div>
  );
}

function JobRow({ job }: { readonly job: SaveJob }) {
  const { now } = useServices();
  const wikis = useWikis();
  const { remove, retry } = useSaving();
  const { what, state, failures, failed, askedAt } = job;
  const label = jobName(job);
  const wiki = what.kind === 'list' ? undefined : wikiName(wikis, what.site);
  return (
    <div className="library-row" data-state={state}>
      <div className="library-row-text">
        <p className="saving-label" dir="auto">
          {label}
        </p>
        <p className="library-row-facts">
          <span className={state === 'done' ? 'saved' : undefined}>{jobText(job)}</span>
          {what.kind !== 'page' && <span>{kindText(what)}</span>}
          {wiki !== undefined && <bdi>{wiki}</bdi>}
          <span>asked for {sinceText(askedAt, now())}</span>
        </p>
        {failures.length > 0 && <Failures job={job} />}
      </div>
      <div className="library-row-end">
        <RowMenu
          label={`More for ${isolated(label)}`}
          actions={[
            (failed > 0 || state === 'failed') && { label: 'Try again', run: () => retry(job) },
            {
              label: state === 'done' || state === 'failed' ? 'Take off this list' : 'Do not save this',
              run: () => remove(job),
            },
          ]}
        />
      </div>
    </div>
  );
}

/** What did not come, and why, in words. */
function Failures({ job: { failures, failed } }: { readonly job: SaveJob }) {
  const { now } = useServices();
  const more = failed - failures.length;
  return (
    <details className="saving-failures">
      <summary>{failed <= 1 ? 'Why' : `Why ${numberText(failed)} could not be saved`}</summary>
      <ul>
        {failures.map(({ page, failure }) => {
          const { title, sentence } = failureText(failure, now());
          return (
            <li key={page ? `${page.site}/${page.title}` : 'all'}>
              {page && (
                <bdi className="saving-failed-page" dir="auto">
                  {page.title}
                </bdi>
              )}
              <span>
                {title}. {sentence}
              </span>
            </li>
          );
        })}
        {more > 0 && <li>And {numberText(more)} more.</li>}
      </ul>
    </details>
  );
}
