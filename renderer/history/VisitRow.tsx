import { useId, useState } from 'react';
import type { Visit } from '../../shared/library-models.ts';
import { PageRow } from '../library/PageRow.tsx';
import { useAddToList } from '../lists/use-add-to-list.ts';
import { useSaving } from '../saving/use-saving.ts';
import { useServices } from '../services.ts';
import { momentText } from '../ui/time-text.ts';
import { clockText, shownAt } from './days.ts';
import { Trail } from './Trail.tsx';
import { useHistory } from './use-history.ts';

/** A page that was opened, once, and on demand the way that led to it. */
export function VisitRow({ visit }: { readonly visit: Visit }) {
  const { forgetVisit, forgetPage } = useHistory();
  const { save } = useSaving();
  const addToList = useAddToList();
  const [open, setOpen] = useState(false);
  const id = useId();
  const { now } = useServices();
  const { site, title, from, kept } = visit;
  const at = shownAt(visit.at, now());
  return (
    <PageRow
      page={visit}
      before={
        <time className="history-time" dateTime={new Date(at).toISOString()} title={momentText(at)}>
          {clockText(at)}
        </time>
      }
      facts={[
        kept && 'On this computer',
        from !== undefined && (
          <button
            type="button"
            className="history-way"
            aria-expanded={open}
            aria-controls={id}
            onClick={() => setOpen(!open)}
          >
            How you got here
          </button>
        ),
      ]}
      actions={[
        { label: 'Save for offline', run: () => void save({ kind: 'page', site, title }, title) },
        { label: 'Add to a list…', run: () => addToList([{ site, title }]) },
        { label: 'Forget this visit', run: () => forgetVisit(visit) },
        { label: 'Forget this page everywhere', run: () => forgetPage(visit) },
      ]}
      after={<div id={id}>{open && <Trail visit={visit} />}</div>}
    />
  );
}
