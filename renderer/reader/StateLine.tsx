import { cdxIconClock, cdxIconHistory } from '@wikimedia/codex-icons';
import type { ReactNode } from 'react';
import type { OpenedPage } from '../../shared/models.ts';
import { SavedItem } from '../saving/SavedItem.tsx';
import { useServices } from '../services.ts';
import { Icon } from '../ui/Icon.tsx';
import { agoText, exactTimeText } from '../ui/time-text.ts';
import { TextButton } from './TextButton.tsx';
import { useFreshness } from './use-freshness.ts';

type Props = {
  readonly page: OpenedPage;
  readonly minutes: number | undefined;
  /** Whether it can be saved: what somebody looks up of a page's past is not. */
  readonly keepable: boolean;
  /** What else belongs to this moment. */
  readonly children?: ReactNode;
  /** Opens the page again. */
  readonly onReopen: () => void;
};

/** Stands in the reading document; its stylesheet knows `.state-item`. */
export function StateLine({ page, minutes, keepable, children, onReopen }: Props) {
  const { now } = useServices();
  const freshness = useFreshness(page);
  const edited = page.editedAt === undefined ? undefined : agoText(page.editedAt, now());
  return (
    <>
      {edited !== undefined && page.editedAt !== undefined && (
        <span className="state-item" title={`Edited ${exactTimeText(page.editedAt)}`}>
          <Icon icon={cdxIconHistory} size={16} />
          <bdi lang="en">Edited {edited}</bdi>
        </span>
      )}
      {page.redirectedFrom !== undefined && (
        <span className="state-item">
          <bdi lang="en">
            Redirected from “<bdi>{page.redirectedFrom}</bdi>”
          </bdi>
        </span>
      )}
      {keepable && <SavedItem page={page} />}
      {minutes !== undefined && (
        <span className="state-item" title={`About ${minutes} ${minutes === 1 ? 'minute' : 'minutes'} of reading`}>
          <Icon icon={cdxIconClock} size={16} />
          <bdi lang="en">{minutes} min</bdi>
        </span>
      )}
      {children}
      {freshness === 'newer' && (
        <span className="state-item">
          <bdi lang="en">
            A newer revision is there. <TextButton onPress={onReopen}>Show it</TextButton>
          </bdi>
        </span>
      )}
      {freshness === 'unknown' && (
        <span className="state-item">
          <bdi lang="en">Shown as it was kept, {agoText(new Date(page.fetchedAt).toISOString(), now())}</bdi>
        </span>
      )}
    </>
  );
}
