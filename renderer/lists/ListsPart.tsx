import './lists.css';
import { cdxIconAdd, cdxIconBookmarkList, cdxIconDraggable } from '@wikimedia/codex-icons';
import { useState } from 'react';
import { Button as DragButton, GridList, GridListItem, useDragAndDrop } from 'react-aria-components';
import { useStore } from 'zustand';
import type { ReadingList } from '../../shared/library-models.ts';
import { OwnerLine } from '../library/OwnerLine.tsx';
import { useOpen } from '../navigation/use-open.ts';
import { useSaving } from '../saving/use-saving.ts';
import { useServices } from '../services.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { isolated } from '../ui/isolated.ts';
import { Empty, Unavailable } from '../ui/Quiet.tsx';
import { RowMenu } from '../ui/RowMenu.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { ListForm } from './ListForm.tsx';
import { listFactsText, moved, movedBeside } from './list-text.ts';
import { askForLists } from './lists-store.ts';
import { useLists } from './use-lists.ts';

/** All reading lists, in the order they were given. */
export function ListsPart() {
  const { lists: store, client } = useServices();
  const { lists, failure } = useStore(store);
  const [making, setMaking] = useState(false);
  const { create } = useLists();
  if (failure && !lists) return <Unavailable failure={failure} onRetry={() => void askForLists(store, client)} />;
  if (!lists) return <Skeleton shape="list" />;
  return (
    <>
      <div className="library-tools">
        <OwnerLine of="Lists of" nobody="Lists kept without an account" />
        {!making && lists.length > 0 && (
          <Button className="button outlined end" onClick={() => setMaking(true)}>
            <Icon icon={cdxIconAdd} size={14} /> New list
          </Button>
        )}
      </div>
      {making && (
        <div className="list-new">
          <ListForm submit="Make the list" onSubmit={create} onDone={() => setMaking(false)} />
        </div>
      )}
      {lists.length > 0 ? (
        <ListRows lists={lists} />
      ) : (
        !making && (
          <Empty title="No reading lists yet">
            <p>
              A list keeps pages together: for a trip, a course, a rainy day. A page can be on several, and a whole list
              can be saved for offline.
            </p>
            <Button look="filled" onClick={() => setMaking(true)}>
              New list
            </Button>
          </Empty>
        )
      )}
    </>
  );
}

function ListRows({ lists }: { readonly lists: readonly ReadingList[] }) {
  const { order } = useLists();
  const { navigation } = useServices();
  const byId = (keys: Iterable<unknown>) => lists.filter(({ id }) => [...keys].includes(id));
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) => byId(keys).map(({ name }) => ({ 'text/plain': name })),
    onReorder: ({ keys, target }) => {
      const [beside] = byId([target.key]);
      if (beside && target.dropPosition !== 'on')
        void order(movedBeside(lists, byId(keys), beside, target.dropPosition));
    },
  });
  return (
    <GridList
      className="library-rows"
      aria-label="Reading lists"
      items={lists}
      dependencies={[lists]}
      dragAndDropHooks={dragAndDropHooks}
      onAction={(key) => {
        const [list] = byId([key]);
        if (list) navigation.getState().go({ kind: 'library', part: 'list', list: list.id });
      }}
    >
      {(list) => <ListRow list={list} lists={lists} />}
    </GridList>
  );
}

function ListRow({ list, lists }: { readonly list: ReadingList; readonly lists: readonly ReadingList[] }) {
  const { remove, order } = useLists();
  const { save } = useSaving();
  const open = useOpen();
  const { id, name, description, count, savedCount } = list;
  const at = lists.indexOf(list);
  return (
    <GridListItem className="library-row list-row" id={id} textValue={name}>
      <DragButton slot="drag" className="drag-handle" aria-label={`Move ${isolated(name)}`}>
        <Icon icon={cdxIconDraggable} size={16} />
      </DragButton>
      <span className="list-row-icon">
        <Icon icon={cdxIconBookmarkList} size={18} />
      </span>
      <div className="library-row-text">
        <button
          type="button"
          className="library-row-title"
          dir="auto"
          {...open({ kind: 'library', part: 'list', list: id })}
        >
          {name}
        </button>
        {description !== '' && (
          <bdi className="library-row-description" title={description}>
            {description}
          </bdi>
        )}
        <p className="library-row-facts">
          <span>{listFactsText(list)}</span>
        </p>
      </div>
      <div className="library-row-end">
        <RowMenu
          label={`More for ${isolated(name)}`}
          actions={[
            count > savedCount && {
              label: 'Save all for offline',
              run: () => void save({ kind: 'list', list: id }, name),
            },
            at > 0 && { label: 'Move up', run: () => void order(moved(lists, list, -1)) },
            at < lists.length - 1 && { label: 'Move down', run: () => void order(moved(lists, list, 1)) },
            { label: 'Remove the list', run: () => void remove(list) },
          ]}
        />
      </div>
    </GridListItem>
  );
}
