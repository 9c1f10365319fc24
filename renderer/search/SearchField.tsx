import './search-field.css';
import { cdxIconSearch } from '@wikimedia/codex-icons';
import { useId } from 'react';
import { searchKeyLabel } from '../navigation/shortcuts.ts';
import { useServices, useSite, useWikis } from '../services.ts';
import { SiteChip } from '../settings/SiteChip.tsx';
import { wikiName } from '../settings/wiki-names.ts';
import { Icon } from '../ui/Icon.tsx';
import { isolated } from '../ui/isolated.ts';
import { SearchList } from './SearchList.tsx';
import { SEARCH_FIELD_ID } from './search-field-id.ts';
import { useSearchField } from './use-search-field.ts';

type Props = {
  readonly size: 'small' | 'large';
  /** What is open, shown while nobody writes. */
  readonly title?: string | undefined;
};

export function SearchField({ size, title }: Props) {
  const { info } = useServices();
  const label = `Search ${isolated(wikiName(useWikis(), useSite()))} and your library`;
  const field = useSearchField(title);
  const listId = useId();
  return (
    // biome-ignore lint/a11y/useSemanticElements: the search element has no place for a list that floats
    <div className={`search ${size}`} role="search">
      <div className="search-field">
        <Icon icon={cdxIconSearch} size={size === 'small' ? 17 : 18} />
        <input
          ref={field.input}
          id={SEARCH_FIELD_ID}
          type="text"
          role="combobox"
          aria-label={label}
          aria-expanded={field.open}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={field.open && field.row >= 0 ? `${listId}-${field.row}` : undefined}
          placeholder={label}
          title={field.text === title ? title : undefined}
          dir="auto"
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          maxLength={512}
          // biome-ignore lint/a11y/noAutofocus: home is the field; nothing else waits for the keyboard there
          autoFocus={size === 'large'}
          value={field.text}
          onChange={(event) => field.type(event.currentTarget.value)}
          onFocus={(event) => event.currentTarget.select()}
          onBlur={size === 'small' ? field.restore : field.close}
          onKeyDown={field.onKeyDown}
        />
        {size === 'large' && field.text === '' && <kbd className="key">{searchKeyLabel(info.platform)}</kbd>}
        <SiteChip />
      </div>
      {field.open && <SearchList id={listId} field={field} />}
      <span className="visually-hidden" role="status">
        {field.open && field.fresh && !field.failure ? foundText(field.hits.length) : ''}
      </span>
    </div>
  );
}

function foundText(count: number): string {
  if (count === 0) return 'No titles found. Enter searches all text.';
  return count === 1 ? '1 title found' : `${count} titles found`;
}
