import { licenceLabel } from '../../shared/licence-label.ts';
import type { Licence, OpenedPage } from '../../shared/models.ts';
import { useServices } from '../services.ts';
import { ExternalLink } from '../ui/ExternalLink.tsx';
import { agoText } from '../ui/time-text.ts';
import { freshnessText } from './freshness-text.ts';
import { useFreshness } from './use-freshness.ts';

/** Licence, source and revision: what a page owes to those who wrote it. */
export function Foot({ page }: { readonly page: OpenedPage }) {
  const { now } = useServices();
  const freshness = useFreshness(page);
  const ago = agoText(new Date(page.fetchedAt).toISOString(), now()) ?? 'earlier';
  return (
    <footer className="foot">
      <p>
        <LicenceWords licence={page.licence} /> · modified for display ·{' '}
        <ExternalLink href={page.sourceUrl} title={page.sourceUrl}>
          source
        </ExternalLink>
      </p>
      <p className="foot-revision">
        Revision {page.revision} · {freshnessText(freshness, ago)}
      </p>
    </footer>
  );
}

function LicenceWords({ licence }: { readonly licence: Licence | undefined }) {
  if (licence === undefined) return 'This wiki does not state a licence';
  const label = licenceLabel(licence);
  if (licence.url === undefined) return `Text under ${label}`;
  return (
    <>
      Text under{' '}
      <ExternalLink href={licence.url} title={licence.title}>
        {label}
      </ExternalLink>
    </>
  );
}
