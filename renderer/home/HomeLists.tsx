import { cdxIconBookmarkList } from '@wikimedia/codex-icons';
import { useStore } from 'zustand';
import { listFactsText } from '../lists/list-text.ts';
import { useOpen } from '../navigation/use-open.ts';
import { useServices } from '../services.ts';
import { Icon } from '../ui/Icon.tsx';
import { HomePart } from './HomePart.tsx';

const SHOWN = 4;

/** The first reading lists. Nothing where there are none: the library says how to make one. */
export function HomeLists() {
  const lists = useStore(useServices().lists, (state) => state.lists) ?? [];
  const open = useOpen();
  if (lists.length === 0) return null;
  return (
    <HomePart id="home-lists" title="Reading lists" part="lists" more="All lists">
      <ul className="home-rows">
        {lists.slice(0, SHOWN).map((list) => (
          <li key={list.id}>
            <button type="button" className="home-row" {...open({ kind: 'library', part: 'list', list: list.id })}>
              <Icon icon={cdxIconBookmarkList} size={18} />
              <span className="home-row-text">
                <bdi>{list.name}</bdi>
                <small>{listFactsText(list)}</small>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </HomePart>
  );
}
