import type { Licence, OpenedPage } from '../../shared/models.ts';
import { ExternalLink } from '../ui/ExternalLink.tsx';
import { licenceLabel } from './licence-label.ts';

/** Licence, source and revision: what a page owes to those who wrote it. */
export function Foot({ page }: { readonly page: OpenedPage }) {
  return (
    <footer className="foot">
      <p>
        <LicenceWords licence={page.licence} /> · modified for display ·{' '}
        <ExternalLink href={page.sourceUrl} title={page.sourceUrl}>
          source
        </ExternalLink>
      </p>
      <p className="foot-revision">Revision {page.revision} · up to date</p>
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
