import { cdxIconAdd } from '@wikimedia/codex-icons';
import type { RefObject } from 'react';
import { Dialog, Popover } from 'react-aria-components';
import { useStore } from 'zustand';
import type { SiteId, WikiView } from '../../shared/models.ts';
import { useServices } from '../services.ts';
import { Icon } from '../ui/Icon.tsx';
import { LanguageList } from './LanguageList.tsx';
import { useSites } from './use-sites.ts';
import { WikiList } from './WikiList.tsx';
import { siteOf, wikiOf } from './wiki-names.ts';

type Props = {
  readonly trigger: RefObject<HTMLButtonElement | null>;
  readonly onClose: () => void;
  readonly onAdd: () => void;
};

/** Which wiki a search asks, and in which language: what is taken holds at once. */
export function SitePopover({ trigger, onClose, onAdd }: Props) {
  const { site: store } = useServices();
  const { wikis, site, language } = useStore(store);
  const { choose, remove } = useSites();
  const current = wikiOf(wikis, site);
  // Where the wiki in use has one language, the list leads to Wikipedia in any.
  const spoken = current?.language === 'every' ? current : wikis.find((wiki) => wiki.language === 'every');
  const take = (chosen: SiteId) => {
    void choose(chosen);
    onClose();
  };
  // Closed, so that the line with the way back can be reached.
  const takeAway = (wiki: WikiView) => {
    void remove(siteOf(wiki, language), wiki.name);
    onClose();
  };
  return (
    <Popover
      className={`popover site-popover${spoken ? ' two' : ''}`}
      triggerRef={trigger}
      isOpen
      placement="bottom end"
      offset={18}
      maxHeight={460}
      onOpenChange={onClose}
    >
      <Dialog className="popover-dialog site-dialog" aria-label="Wiki and language">
        <div className="site-wikis">
          <WikiList
            onChoose={(wiki) => take(siteOf(wiki, language))}
            onRemove={takeAway}
            autoFocus={spoken === undefined}
          />
          <button type="button" className="site-add" onClick={onAdd}>
            <Icon icon={cdxIconAdd} size={16} />
            Add a wiki…
          </button>
        </div>
        {spoken && (
          <LanguageList
            wiki={spoken.name}
            current={language}
            chosen={spoken === current}
            onChoose={(code) => take(siteOf(spoken, code))}
          />
        )}
      </Dialog>
    </Popover>
  );
}
