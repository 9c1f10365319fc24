import './results.css';
import { useQuery } from '@tanstack/react-query';
import type { SearchHit, SiteId } from '../../shared/models.ts';
import { siteLanguage } from '../../shared/site-id.ts';
import { useOpen } from '../navigation/use-open.ts';
import { useServices, useSite, useWikis } from '../services.ts';
import { siteLabel } from '../settings/wiki-names.ts';
import { FailureView } from '../ui/FailureView.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { useFocusOnOpen } from '../ui/use-focus-on-open.ts';
import { cutOut } from './cut-out.ts';
import { Marked } from './Marked.tsx';
import { markMatch } from './mark-match.ts';
import { fullTextQuery } from './queries.ts';
import { Thumbnail } from './Thumbnail.tsx';

type Props = { readonly site: SiteId; readonly query: string };

/** Full-text search: pages that contain the words, with the places where they stand. */
export function ResultsView({ site, query }: Props) {
  const { client } = useServices();
  const { data, isError, refetch } = useQuery(fullTextQuery(client, site, query));
  if (isError) return <FailureView failure={{ code: 'internal', method: 'search.text' }} onRetry={refetch} />;
  if (!data) return <Skeleton shape="list" />;
  if (!data.ok) return <FailureView failure={data.failure} onRetry={refetch} />;
  return <Results hits={data.value} query={query} site={site} />;
}

function Results({ hits, query, site }: Props & { readonly hits: readonly SearchHit[] }) {
  const heading = useFocusOnOpen<HTMLHeadingElement>();
  const wikis = useWikis();
  const elsewhere = siteLabel(wikis, site, useSite());
  return (
    <div className="results">
      <div className="results-page">
        <h1 ref={heading} tabIndex={-1}>
          {hits.length === 0 ? 'Nothing found for ' : 'Pages with '}“<bdi>{query}</bdi>”
        </h1>
        {elsewhere && (
          <p className="results-site">
            In <bdi>{elsewhere}</bdi>
          </p>
        )}
        {hits.length === 0 ? (
          <p className="results-empty">
            No page contains these words. Check their spelling, or try fewer or other words.
            {(wikis.length > 1 || wikis[0]?.language === 'every') &&
              ' The field above also searches other wikis and languages.'}
          </p>
        ) : (
          <ol>
            {hits.map((hit) => (
              <li key={hit.title}>
                <Result hit={hit} query={query} />
              </li>
            ))}
          </ol>
        )}
      </div>
    </div>
  );
}

function Result({ hit, query }: { readonly hit: SearchHit; readonly query: string }) {
  const open = useOpen();
  return (
    <button
      type="button"
      className="result"
      lang={siteLanguage(hit.site)}
      dir="auto"
      {...open({ kind: 'page', site: hit.site, title: hit.title })}
    >
      <Thumbnail path={hit.thumbnailPath} />
      <span className="result-text">
        <span className="result-title">
          <Marked text={markMatch(hit.title, query)} />
        </span>
        {hit.description && <span className="result-description">{hit.description}</span>}
        {hit.excerpt && (
          <span className="result-excerpt">
            <Marked text={cutOut(hit.excerpt)} />
          </span>
        )}
        {hit.matchedTitle && (
          <span className="result-description">
            Also called <bdi>{hit.matchedTitle}</bdi>
          </span>
        )}
      </span>
    </button>
  );
}
