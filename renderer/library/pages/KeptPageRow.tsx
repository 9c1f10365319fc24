import type { KeptRow } from '../../../shared/library-models.ts';
import { useAddToList } from '../../lists/use-add-to-list.ts';
import { useSaving } from '../../saving/use-saving.ts';
import { useServices } from '../../services.ts';
import { sizeText } from '../../ui/size-text.ts';
import { momentText } from '../../ui/time-text.ts';
import { PageRow } from '../PageRow.tsx';
import { ageText, sinceText } from './kept-text.ts';

type Props = { readonly row: KeptRow; readonly order: 'title' | 'read' | 'saved' | 'bytes' };

/** A page that is on this computer. */
export function KeptPageRow({ row, order }: Props) {
  const { now } = useServices();
  const { save, release, drop } = useSaving();
  const addToList = useAddToList();
  const { site, title, savedAt } = row;
  const page = { site, title };
  return (
    <PageRow
      page={row}
      facts={[
        savedAt !== undefined && (
          <span className="saved" title={`Saved ${momentText(savedAt)}`}>
            Saved
          </span>
        ),
        <span key="age" title={momentText(row.fetchedAt)}>
          {ageText(row, now())}
        </span>,
        order === 'read' && `read ${sinceText(row.readAt, now())}`,
        sizeText(row.bytes),
      ]}
      actions={[
        savedAt === undefined && {
          label: 'Save for offline',
          run: () => void save({ kind: 'page', ...page }, title),
        },
        { label: 'Add to a list…', run: () => addToList([page]) },
        savedAt !== undefined && { label: 'Do not keep saved', run: () => void release([page]) },
        { label: 'Remove from this computer', run: () => void drop([page]) },
      ]}
    />
  );
}
