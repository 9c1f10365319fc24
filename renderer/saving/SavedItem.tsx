import { cdxIconBookmark, cdxIconBookmarkOutline } from '@wikimedia/codex-icons';
import type { OpenedPage } from '../../shared/models.ts';
import { assertNever } from '../../shared/result.ts';
import { TextButton } from '../reader/TextButton.tsx';
import { useServices } from '../services.ts';
import { failureText } from '../ui/failure-text.ts';
import { Icon } from '../ui/Icon.tsx';
import { momentText } from '../ui/time-text.ts';
import type { PageState } from './page-state.ts';
import { usePageState } from './use-page-state.ts';
import { useSaving } from './use-saving.ts';

/** Of the state line in the reading document: whether the page is saved, and the way to it. */
export function SavedItem({ page }: { readonly page: OpenedPage }) {
  const { site, title } = page;
  const state = usePageState(page, page.savedAt);
  const { save, retry } = useSaving();
  const what = { kind: 'page', site, title } as const;
  return (
    <>
      <span className="state-item" title={state.is === 'saved' ? `Saved ${momentText(state.at)}` : undefined}>
        <Icon icon={state.is === 'saved' ? cdxIconBookmark : cdxIconBookmarkOutline} size={16} />
        <bdi lang="en" aria-live="polite">
          <Words state={state} onSave={() => void save(what)} onRetry={retry} />
        </bdi>
      </span>
      {page.category && (
        <span className="state-item">
          <bdi lang="en">
            <TextButton onPress={() => void save({ kind: 'category', site, title }, title)}>
              Save all its pages
            </TextButton>
          </bdi>
        </span>
      )}
    </>
  );
}

type WordsProps = {
  readonly state: PageState;
  readonly onSave: () => void;
  readonly onRetry: ReturnType<typeof useSaving>['retry'];
};

function Words({ state, onSave, onRetry }: WordsProps) {
  const { now } = useServices();
  switch (state.is) {
    case 'saved':
      return 'Saved, available offline';
    case 'saving':
      return 'Saving…';
    case 'waiting':
      return WAITING[state.why];
    case 'failed': {
      const [first] = state.job.failures;
      return (
        <>
          Could not be saved{first && `: ${failureText(first.failure, now()).title}`}.{' '}
          <TextButton onPress={() => onRetry(state.job)}>Try again</TextButton>
        </>
      );
    }
    case 'unsaved':
      return <TextButton onPress={onSave}>Save for offline</TextButton>;
    default:
      return assertNever(state);
  }
}

const WAITING = {
  offline: 'Saved when you are online',
  paused: 'Saved when you resume saving',
  blocked: 'Waits until the library can be written',
} as const;
