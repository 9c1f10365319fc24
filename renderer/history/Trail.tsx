import { useQuery } from '@tanstack/react-query';
import type { Visit } from '../../shared/library-models.ts';
import { trailQuery } from '../library/queries.ts';
import { useOpen } from '../navigation/use-open.ts';
import { useServices } from '../services.ts';
import { failureText } from '../ui/failure-text.ts';
import { momentText } from '../ui/time-text.ts';
import { clockText, shownAt } from './days.ts';

/** The links that were followed to a visit: the first step first, the visit itself last. */
export function Trail({ visit }: { readonly visit: Visit }) {
  const { client, now } = useServices();
  const { data, isError } = useQuery(trailQuery(client, visit.id));
  const open = useOpen();
  if (isError) return <p className="trail-note">The way could not be found again.</p>;
  if (!data) return <p className="trail-note">Looking for the way…</p>;
  if (!data.ok) return <p className="trail-note">{failureText(data.failure, now()).sentence}</p>;
  return (
    <ol className="trail" aria-label={`How you got to ${visit.title}`}>
      {data.value.map((step) => (
        <li key={step.id} aria-current={step.id === visit.id ? 'true' : undefined}>
          <button
            type="button"
            lang={step.language}
            dir="auto"
            {...open({ kind: 'page', site: step.site, title: step.title })}
          >
            {step.title}
          </button>
          <Moment at={shownAt(step.at, now())} />
        </li>
      ))}
    </ol>
  );
}

function Moment({ at }: { readonly at: number }) {
  return (
    <time dateTime={new Date(at).toISOString()} title={momentText(at)}>
      {clockText(at)}
    </time>
  );
}
