import { cdxIconCheck, cdxIconSearch } from '@wikimedia/codex-icons';
import type { RefObject } from 'react';
import { Autocomplete, Dialog, Input, ListBox, ListBoxItem, Popover, SearchField } from 'react-aria-components';
import { siteId, siteLanguage } from '../../shared/site-id.ts';
import { useSite } from '../services.ts';
import { Icon } from '../ui/Icon.tsx';
import { type Language, languages, matchesLanguage } from './languages.ts';
import { useChooseSite } from './use-choose-site.ts';

type Props = {
  readonly trigger: RefObject<HTMLButtonElement | null>;
  readonly onClose: () => void;
};

export function LanguagePopover({ trigger, onClose }: Props) {
  const site = useSite();
  const choose = useChooseSite();
  const current = siteLanguage(site);
  const list = languages(current);
  const take = (code: string) => {
    choose(siteId(site.slice(0, site.indexOf(':')), code));
    onClose();
  };
  return (
    <Popover
      className="popover language-popover"
      triggerRef={trigger}
      isOpen
      placement="bottom end"
      maxHeight={420}
      onOpenChange={onClose}
    >
      <Dialog className="popover-dialog" aria-label="Language">
        <Autocomplete filter={(code, typed) => matchesLanguage(list, code, typed)}>
          <SearchField className="language-filter" aria-label="Find a language" autoFocus>
            <Icon icon={cdxIconSearch} size={16} />
            <Input placeholder="Find a language" spellCheck="false" />
          </SearchField>
          <ListBox
            className="language-list"
            aria-label="Languages of Wikipedia"
            items={list}
            onAction={(code) => take(String(code))}
            renderEmptyState={() => <p className="language-none">No such language.</p>}
          >
            {(language) => <LanguageRow language={language} current={language.code === current} />}
          </ListBox>
        </Autocomplete>
      </Dialog>
    </Popover>
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
      className="language-row"
    >
      <bdi className="language-name" lang={code}>
        {name}
      </bdi>
      <span className="language-english">{english === name ? code : english}</span>
      {current && <Icon icon={cdxIconCheck} size={14} />}
    </ListBoxItem>
  );
}
