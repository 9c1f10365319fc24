import type { OpenedPage } from '../../shared/models.ts';
import { ExternalLink } from '../ui/ExternalLink.tsx';
import { licenceLabel } from './licence-label.ts';

/** Licence, source and revision: what a page owes to those who wrote it. */
export function Foot({ page }: { readonly page: OpenedPage }) {
  const { licence } = page;
  return (
    <footer className="foot">
      <p>
        Text under{' '}
        <ExternalLink href={licence.url} title={licence.title}>
          {licenceLabel(licence)}
        </ExternalLink>{' '}
        · modified for display ·{' '}
        <ExternalLink href={page.sourceUrl} title={page.sourceUrl}>
          source
        </ExternalLink>
      </p>
      <p className="foot-revision">Revision {page.revision} · up to date</p>
    </footer>
  );
}
