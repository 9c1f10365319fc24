import { cdxIconArticlesSearch } from '@wikimedia/codex-icons';
import { type ReactNode, useEffect, useRef } from 'react';
import type { SearchHit } from '../../shared/models.ts';
import { siteLanguage } from '../../shared/site-id.ts';
import type { Press } from '../navigation/opening.ts';
import { useSite, useWikis } from '../services.ts';
import { wikiName } from '../settings/wiki-names.ts';
import { failureText } from '../ui/failure-text.ts';
import { Icon } from '../ui/Icon.tsx';
import { useNow } from '../ui/use-now.ts';
import { Marked } from './Marked.tsx';
import { markMatch } from './mark-match.ts';
import { typedTitle } from './search-choice.ts';
import { Thumbnail } from './Thumbnail.tsx';
import type { SearchFieldState } from './use-search-field.ts';

type Props = { readonly id: string; readonly field: SearchFieldState };

/** What floats under the field. The focus stays in the field; rows are pointed at, never focused. */
export function SearchList({ id, field }: Props) {
  const { hits, row, typed, fresh, failure, choose } = field;
  const wikis = useWikis();
  const site = useSite();
  const last = hits.length;
  return (
    <div
      className="search-list"
      id={id}
      role="listbox"
      tabIndex={-1}
      aria-label="Search results"
      aria-busy={!fresh}
      // A press must not take the focus from the field: the list would close before the click arrives.
      onMouseDown={(event) => event.preventDefault()}
    >
      {hits.length > 0 && (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset has no place in a listbox
        <div role="group" aria-labelledby={`${id}-wiki`}>
          <div className="group-label" id={`${id}-wiki`}>
            <bdi>{wikiName(wikis, hits[0]?.site ?? site)}</bdi>
          </div>
          {hits.map((hit, index) => (
            <Row
              key={`${hit.site}/${hit.title}`}
              id={`${id}-${index}`}
              chosen={index === row}
              onChoose={(press) => choose(index, press)}
            >
              <HitRow hit={hit} typed={typed} />
              {index === row && <kbd className="key">Enter</kbd>}
            </Row>
          ))}
        </div>
      )}
      {failure && <FailureRow failure={failure} />}
      {hits.length === 0 && !failure && (
        <div className="search-note">{fresh ? 'No title begins like this.' : 'Searching…'}</div>
      )}
      <Row id={`${id}-${last}`} chosen={row === last} onChoose={(press) => choose(last, press)}>
        <span className="search-all-icon">
          <Icon icon={cdxIconArticlesSearch} />
        </span>
        <span className="search-all-text">
          Search all text for “<bdi>{typed.trim()}</bdi>”
        </span>
        <kbd className="key">⇧ Enter</kbd>
      </Row>
    </div>
  );
}

type RowProps = {
  readonly id: string;
  readonly chosen: boolean;
  readonly onChoose: (press: Press) => void;
  readonly children: ReactNode;
};

function Row({ id, chosen, onChoose, children }: RowProps) {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (chosen) ref.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field holds the focus and hears the keys (aria-activedescendant)
    // biome-ignore lint/a11y/useFocusableInteractive: as above
    <div
      ref={ref}
      className="search-row"
      id={id}
      role="option"
      aria-selected={chosen}
      onClick={onChoose}
      onAuxClick={(event) => event.button === 1 && onChoose(event)}
    >
      {children}
    </div>
  );
}

function HitRow({ hit, typed }: { readonly hit: SearchHit; readonly typed: string }) {
  return (
    <>
      <Thumbnail path={hit.thumbnailPath} />
      <span className="hit-text" lang={siteLanguage(hit.site)}>
        <bdi className="hit-title" title={hit.title}>
          <Marked text={markMatch(hit.title, typedTitle(typed))} />
        </bdi>
        {(hit.description || hit.matchedTitle) && (
          <bdi className="hit-description">{hit.description ?? `Redirect from ${hit.matchedTitle}`}</bdi>
        )}
      </span>
    </>
  );
}

function FailureRow({ failure }: { readonly failure: NonNullable<SearchFieldState['failure']> }) {
  const now = useNow(failure.code === 'limited' ? 1000 : undefined);
  const { title, sentence } = failureText(failure, now);
  return (
    <div className="search-note" role="alert">
      <strong>{title}.</strong> {sentence}
    </div>
  );
}
