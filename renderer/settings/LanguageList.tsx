import { cdxIconCheck, cdxIconSearch } from '@wikimedia/codex-icons';
import { Autocomplete, Input, ListBox, ListBoxItem, SearchField } from 'react-aria-components';
import { Icon } from '../ui/Icon.tsx';
import { type Language, languages, matchesLanguage } from './languages.ts';

type Props = {
  /** Name of the wiki that there is one of for each. */
  readonly wiki: string;
  /** Code of the language that was chosen last. */
  readonly current: string;
  /** Whether the wiki is the one in use. */
  readonly chosen: boolean;
  readonly onChoose: (code: string) => void;
};

export function LanguageList({ wiki, current, chosen, onChoose }: Props) {
  const list = languages(current);
  return (
    <div className="site-languages">
      <Autocomplete filter={(code, typed) => matchesLanguage(list, code, typed)}>
        <SearchField className="language-filter" aria-label={`Find a language of ${wiki}`} autoFocus>
          <Icon icon={cdxIconSearch} size={16} />
          <Input placeholder={`${wiki} in another language`} spellCheck="false" />
        </SearchField>
        <ListBox
          className="language-list"
          aria-label={`Languages of ${wiki}`}
          items={list}
          onAction={(code) => onChoose(String(code))}
          renderEmptyState={() => <p className="language-none">No such language.</p>}
        >
          {(language) => <LanguageRow language={language} current={chosen && language.code === current} />}
        </ListBox>
      </Autocomplete>
    </div>
  );
}

type RowProps = { readonly language: Language; readonly current: boolean };

function LanguageRow({ language: { code, name, english }, current }: RowProps) {
  const spoken = english === name ? name : `${name}, ${english}`;
  return (
    <ListBoxItem
      id={code}
      // The code is the text that the filter is given; it looks the names up by it.
      textValue={code}
      aria-label={current ? `${spoken}, chosen` : spoken}
      className="site-row"
    >
      <bdi className="language-name" lang={code}>
        {name}
      </bdi>
      <span className="language-english">{english === name ? code : english}</span>
      {current && <Icon icon={cdxIconCheck} size={14} />}
    </ListBoxItem>
  );
}
