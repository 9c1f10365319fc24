import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useStore } from 'zustand';
import type { Args } from '../../../shared/contract.ts';
import type { KeptHit } from '../../../shared/models.ts';
import { useAddToList } from '../../lists/use-add-to-list.ts';
import { useSaving } from '../../saving/use-saving.ts';
import { cutOut } from '../../search/cut-out.ts';
import { Marked } from '../../search/Marked.tsx';
import { markMatch } from '../../search/mark-match.ts';
import { useServices } from '../../services.ts';
import { languageName } from '../../settings/wiki-names.ts';
import { Choice } from '../../ui/Choice.tsx';
import { Empty, Unavailable } from '../../ui/Quiet.tsx';
import { countText } from '../../ui/size-text.ts';
import { useDebounced } from '../../ui/use-delayed.ts';
import { PageRow } from '../PageRow.tsx';
import { sinceText } from '../pages/kept-text.ts';
import { librarySearchQuery } from '../queries.ts';
import { type Filters, languagesOf, NO_FILTERS, searchArgs, WHEN } from './filters.ts';

const PAUSE_MS = 90;

/** What the library finds for the words, best first, with the place where they stand. */
export function Found({ query }: { readonly query: string }) {
  const { client, now } = useServices();
  const [filters, setFilters] = useState(NO_FILTERS);
  const settled = useDebounced(query, PAUSE_MS);
  const [today] = useState(now);
  const args: Args<'library.search'> = searchArgs(settled, filters, today);
  const { data, isError, isPlaceholderData, refetch } = useQuery({
    ...librarySearchQuery(client, args),
    placeholderData: keepPreviousData,
  });
  const superseded = data?.ok === false && data.failure.code === 'superseded';
  if (isError) return <Unavailable failure={{ code: 'internal', method: 'library.search' }} onRetry={refetch} />;
  const hits = data?.ok ? data.value : [];
  const known = data !== undefined && !superseded;
  const fresh = known && !isPlaceholderData && settled === query;
  return (
    <>
      <FilterLine filters={filters} hits={hits} onChange={setFilters} />
      <p className="visually-hidden" role="status">
        {fresh ? `${countText(hits.length, 'page')} found` : ''}
      </p>
      {data && !data.ok && !superseded ? (
        <Unavailable failure={data.failure} onRetry={refetch} />
      ) : hits.length > 0 ? (
        <ul className="library-rows" aria-label="Found in your library" aria-busy={!fresh}>
          {hits.map((hit) => (
            <li key={`${hit.site}/${hit.title}`}>
              <FoundRow hit={hit} query={settled} />
            </li>
          ))}
        </ul>
      ) : (
        fresh && (
          <Empty title="Nothing of what is kept has these words">
            <p>Try fewer or other words, or take a filter away. The field at the top searches the wiki.</p>
          </Empty>
        )
      )}
    </>
  );
}

function FoundRow({ hit, query }: { readonly hit: KeptHit; readonly query: string }) {
  const { now } = useServices();
  const { save, drop } = useSaving();
  const addToList = useAddToList();
  const { site, title, savedAt, matchedTitle, excerpt } = hit;
  const page = { site, title };
  return (
    <PageRow
      // The passage that was found says more than the page's first words.
      page={excerpt ? { ...hit, description: undefined } : hit}
      title={<Marked text={markMatch(title, query)} />}
      fragment={hit.anchor}
      excerpt={excerpt && <Marked text={cutOut(excerpt)} />}
      facts={[
        savedAt !== undefined && <span className="saved">Saved</span>,
        matchedTitle !== undefined && (
          <>
            Also called <bdi>{matchedTitle}</bdi>
          </>
        ),
        `Kept ${sinceText(hit.keptAt, now())}`,
      ]}
      actions={[
        savedAt === undefined && { label: 'Save for offline', run: () => void save({ kind: 'page', ...page }, title) },
        { label: 'Add to a list…', run: () => addToList([page]) },
        { label: 'Remove from this computer', run: () => void drop([page]) },
      ]}
    />
  );
}

type LineProps = {
  readonly filters: Filters;
  readonly hits: readonly KeptHit[];
  readonly onChange: (filters: Filters) => void;
};

/** Language, list, time and whether saved: what else the hits have to be. */
function FilterLine({ filters, hits, onChange }: LineProps) {
  const lists = useStore(useServices().lists, (state) => state.lists) ?? [];
  // Languages that were seen once stay on offer, also while one of them is chosen.
  const [seen, setSeen] = useState<readonly string[]>([]);
  const languages = languagesOf(hits, seen, filters.language);
  if (languages.length > seen.length) setSeen(languages);
  return (
    <div className="library-tools">
      <Choice
        label="Which pages"
        value={filters.saved ? 'saved' : 'all'}
        options={[
          { value: 'all', label: 'All pages' },
          { value: 'saved', label: 'Saved pages' },
        ]}
        onChoose={(value) => onChange({ ...filters, saved: value === 'saved' })}
      />
      {(languages.length > 1 || filters.language !== '') && (
        <Choice
          label="Language"
          value={filters.language}
          options={[
            { value: '', label: 'Any language' },
            ...languages.map((code) => ({ value: code, label: languageName(code) })),
          ]}
          onChoose={(language) => onChange({ ...filters, language })}
        />
      )}
      {lists.length > 0 && (
        <Choice
          label="Reading list"
          value={filters.list === undefined ? '' : String(filters.list)}
          options={[
            { value: '', label: 'Any list or none' },
            ...lists.map(({ id, name }) => ({ value: String(id), label: name })),
          ]}
          onChoose={(value) => onChange({ ...filters, list: lists.find(({ id }) => String(id) === value)?.id })}
        />
      )}
      <Choice
        label="Kept when"
        value={filters.when}
        options={WHEN}
        onChoose={(when) => onChange({ ...filters, when })}
      />
    </div>
  );
}
