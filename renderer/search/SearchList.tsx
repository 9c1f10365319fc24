import { cdxIconArticlesSearch } from '@wikimedia/codex-icons';
import { type ReactNode, useEffect, useRef } from 'react';
import type { KeptHit, SearchHit } from '../../shared/models.ts';
import { siteLanguage } from '../../shared/site-id.ts';
import { sinceText } from '../library/pages/kept-text.ts';
import type { Press } from '../navigation/opening.ts';
import { useSite, useWikis } from '../services.ts';
import { siteLabel, wikiName } from '../settings/wiki-names.ts';
import { failureText } from '../ui/failure-text.ts';
import { Icon } from '../ui/Icon.tsx';
import { isolated } from '../ui/isolated.ts';
import { useNow } from '../ui/use-now.ts';
import { cutOut } from './cut-out.ts';
import { Marked } from './Marked.tsx';
import { markMatch } from './mark-match.ts';
import { type FieldHit, typedTitle } from './search-choice.ts';
import { Thumbnail } from './Thumbnail.tsx';
import type { SearchFieldState } from './use-search-field.ts';

type Props = { readonly id: string; readonly field: SearchFieldState };

/** What floats under the field. The focus stays in the field; rows are pointed at, never focused. */
export function SearchList({ id, field }: Props) {
  const { hits, row, typed, fresh, failure, choose } = field;
  const wikis = useWikis();
  const site = useSite();
  const last = hits.length;
  const wiki = hits.find(({ of }) => of === 'wiki')?.hit;
  const rowOf = (hit: FieldHit, index: number) => (
    <Row
      key={`${hit.hit.site}/${hit.hit.title}`}
      id={`${id}-${index}`}
      chosen={index === row}
      // Words from the middle of a page are no part of its name.
      named={hit.of === 'library'}
      onChoose={(press) => choose(index, press)}
    >
      {hit.of === 'library' ? (
        <KeptHitRow id={`${id}-${index}`} hit={hit.hit} typed={typed} />
      ) : (
        <HitRow hit={hit.hit} typed={typed} />
      )}
      {index === row && <kbd className="key">Enter</kbd>}
    </Row>
  );
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
      <Group id={`${id}-library`} label="In your library" hits={hits} of="library" row={rowOf} />
      <Group id={`${id}-wiki`} label={wikiName(wikis, wiki?.site ?? site)} hits={hits} of="wiki" row={rowOf} />
      {failure && <FailureRow failure={failure} />}
      {wiki === undefined && !failure && (hits.length === 0 || !fresh) && (
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

type GroupProps = {
  readonly id: string;
  readonly label: string;
  readonly hits: readonly FieldHit[];
  readonly of: FieldHit['of'];
  readonly row: (hit: FieldHit, index: number) => ReactNode;
};

function Group({ id, label, hits, of, row }: GroupProps) {
  if (!hits.some((hit) => hit.of === of)) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset has no place in a listbox
    <div role="group" aria-labelledby={id}>
      <div className="group-label" id={id}>
        <bdi>{label}</bdi>
      </div>
      {hits.map((hit, index) => hit.of === of && row(hit, index))}
    </div>
  );
}

type RowProps = {
  readonly id: string;
  readonly chosen: boolean;
  /** Whether what is in it has a title and a description, by ids made of its own. */
  readonly named?: boolean;
  readonly onChoose: (press: Press) => void;
  readonly children: ReactNode;
};

function Row({ id, chosen, named = false, onChoose, children }: RowProps) {
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
      aria-labelledby={named ? titleId(id) : undefined}
      aria-describedby={named ? moreId(id) : undefined}
      onClick={onChoose}
      onAuxClick={(event) => event.button === 1 && onChoose(event)}
    >
      {children}
    </div>
  );
}

function titleId(id: string): string {
  return `${id}-title`;
}

function moreId(id: string): string {
  return `${id}-more`;
}

/** A page that is on this computer: its name, and either how it stands or the words that were found in it. */
function KeptHitRow({ id, hit, typed }: { readonly id: string; readonly hit: KeptHit; readonly typed: string }) {
  const now = useNow(undefined);
  const elsewhere = siteLabel(useWikis(), hit.site, useSite());
  const title = markMatch(hit.title, typedTitle(typed));
  const named = title.some((piece) => piece.hit) || hit.matchedTitle !== undefined;
  return (
    <>
      <Thumbnail path={undefined} saved={hit.savedAt !== undefined} />
      <span className="hit-text" lang={hit.language}>
        <bdi className="hit-title" id={titleId(id)} title={hit.title}>
          <Marked text={title} />
        </bdi>
        {named || !hit.excerpt ? (
          <span className="hit-description" id={moreId(id)} lang="en">
            {[
              hit.matchedTitle !== undefined && `Redirect from ${isolated(hit.matchedTitle)}`,
              hit.savedAt !== undefined && 'Saved',
              `kept ${sinceText(hit.keptAt, now)}`,
              elsewhere !== undefined && isolated(elsewhere),
            ]
              .filter((part) => part !== false)
              .map((part, at) => (at === 0 ? capitalized(part) : part))
              .join(' · ')}
          </span>
        ) : (
          <bdi className="hit-description" id={moreId(id)}>
            <Marked text={cutOut(hit.excerpt)} />
          </bdi>
        )}
      </span>
    </>
  );
}

function capitalized(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
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
