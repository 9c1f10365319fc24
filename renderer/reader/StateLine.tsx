import { cdxIconClock, cdxIconHistory } from '@wikimedia/codex-icons';
import type { OpenedPage } from '../../shared/models.ts';
import { useServices } from '../services.ts';
import { Icon } from '../ui/Icon.tsx';
import { agoText, exactTimeText } from '../ui/time-text.ts';

type Props = { readonly page: OpenedPage; readonly minutes: number | undefined };

/** Stands in the reading document; its stylesheet knows `.state-item`. */
export function StateLine({ page, minutes }: Props) {
  const { now } = useServices();
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
      {minutes !== undefined && (
        <span className="state-item" title={`About ${minutes} ${minutes === 1 ? 'minute' : 'minutes'} of reading`}>
          <Icon icon={cdxIconClock} size={16} />
          <bdi lang="en">{minutes} min</bdi>
        </span>
      )}
    </>
  );
}
