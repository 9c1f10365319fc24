import './lists.css';
import { useQuery } from '@tanstack/react-query';
import { cdxIconArrowPrevious, cdxIconDownload, cdxIconDraggable } from '@wikimedia/codex-icons';
import { useEffect, useState } from 'react';
import { Button as DragButton, GridList, GridListItem, useDragAndDrop } from 'react-aria-components';
import { useStore } from 'zustand';
import type { ListedPage, ListId, ReadingList } from '../../shared/library-models.ts';
import { PageRow } from '../library/PageRow.tsx';
import { sinceText } from '../library/pages/kept-text.ts';
import { listPagesQuery } from '../library/queries.ts';
import { useOpen } from '../navigation/use-open.ts';
import { useSaving } from '../saving/use-saving.ts';
import { useServices } from '../services.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { isolated } from '../ui/isolated.ts';
import { Empty, Unavailable } from '../ui/Quiet.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { ListForm } from './ListForm.tsx';
import { listFactsText, moved, movedBeside } from './list-text.ts';
import { useAddToList } from './use-add-to-list.ts';
import { useLists } from './use-lists.ts';

/** One reading list: its pages in their order. */
export function ListPart({ id }: { readonly id: ListId }) {
  const { lists: store, client } = useServices();
  const list = useStore(store, ({ lists }) => lists?.find((one) => one.id === id));
  const known = useStore(store, ({ lists }) => lists !== undefined);
  const open = useOpen();
  const { data, isError, refetch } = useQuery(listPagesQuery(client, id));
  return (
    <>
      <button type="button" className="list-back" {...open({ kind: 'library', part: 'lists' })}>
        <Icon icon={cdxIconArrowPrevious} size={14} /> All lists
      </button>
      {list ? (
        <>
          <ListHead list={list} />
          {isError ? (
            <Unavailable failure={{ code: 'internal', method: 'lists.pages' }} onRetry={refetch} />
          ) : !data ? (
            <Skeleton shape="list" />
          ) : data.ok ? (
            <ListedPages list={list} pages={data.value} />
          ) : (
            <Unavailable failure={data.failure} onRetry={refetch} />
          )}
        </>
      ) : (
        known && (
          <Empty title="There is no such list">
            <p>It was removed, or it belongs to another account.</p>
          </Empty>
        )
      )}
    </>
  );
}

function ListHead({ list }: { readonly list: ReadingList }) {
  const [editing, setEditing] = useState(false);
  const { change, remove } = useLists();
  const { save } = useSaving();
  const { navigation } = useServices();
  const { id, name, description, count, savedCount } = list;
  if (editing) {
    return (
      <div className="list-new">
        <ListForm
          name={name}
          description={description}
          submit="Keep the changes"
          onSubmit={(newName, newDescription) => change(id, { name: newName, description: newDescription })}
          onDone={() => setEditing(false)}
        />
      </div>
    );
  }
  const removeIt = () => {
    void remove(list);
    navigation.getState().go({ kind: 'library', part: 'lists' });
  };
  return (
    <div className="list-head">
      <h2 dir="auto">{name}</h2>
      {description !== '' && (
        <p className="list-description" dir="auto">
          {description}
        </p>
      )}
      <div className="library-tools">
        <p className="library-count">{listFactsText(list)}</p>
        <span className="end list-head-actions">
          {count > savedCount && (
            <Button onClick={() => void save({ kind: 'list', list: id }, name)}>
              <Icon icon={cdxIconDownload} size={14} /> Save all for offline
            </Button>
          )}
          <Button onClick={() => setEditing(true)}>Edit</Button>
          <Button onClick={removeIt}>Remove</Button>
        </span>
      </div>
    </div>
  );
}

function ListedPages({ list, pages }: { readonly list: ReadingList; readonly pages: readonly ListedPage[] }) {
  // As they were put just now, until main says so itself.
  const [shown, setShown] = useState(pages);
  useEffect(() => setShown(pages), [pages]);
  const { orderPages } = useLists();
  const { navigation } = useServices();
  const order = (next: readonly ListedPage[]) => {
    setShown(next);
    void orderPages(list.id, next);
  };
  const byKey = (keys: Iterable<unknown>) => shown.filter((page) => [...keys].includes(keyOf(page)));
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) => byKey(keys).map(({ title }) => ({ 'text/plain': title })),
    onReorder: ({ keys, target }) => {
      const [beside] = byKey([target.key]);
      if (beside && target.dropPosition !== 'on') order(movedBeside(shown, byKey(keys), beside, target.dropPosition));
    },
  });
  if (shown.length === 0) {
    return (
      <Empty title="Nothing is on this list yet">
        <p>Open a page and choose “Add to a list” from the bookmark at the right of the bar.</p>
      </Empty>
    );
  }
  return (
    <GridList
      className="library-rows"
      aria-label={`Pages of ${isolated(list.name)}`}
      items={shown.map((page) => ({ id: keyOf(page), page }))}
      dependencies={[shown]}
      dragAndDropHooks={dragAndDropHooks}
      onAction={(key) => {
        const [page] = byKey([key]);
        if (page) navigation.getState().go({ kind: 'page', site: page.site, title: page.title });
      }}
    >
      {({ id, page }) => (
        <GridListItem id={id} textValue={page.title} className="list-item">
          <ListedRow list={list} page={page} pages={shown} onOrder={order} />
        </GridListItem>
      )}
    </GridList>
  );
}

type RowProps = {
  readonly list: ReadingList;
  readonly page: ListedPage;
  readonly pages: readonly ListedPage[];
  readonly onOrder: (pages: readonly ListedPage[]) => void;
};

function ListedRow({ list, page, pages, onOrder }: RowProps) {
  const { now } = useServices();
  const { take } = useLists();
  const { save } = useSaving();
  const addToList = useAddToList();
  const { site, title, saved, kept, addedAt } = page;
  const at = pages.indexOf(page);
  return (
    <PageRow
      page={page}
      before={
        <DragButton slot="drag" className="drag-handle" aria-label={`Move ${isolated(title)}`}>
          <Icon icon={cdxIconDraggable} size={16} />
        </DragButton>
      }
      facts={[
        saved ? (
          <span key="saved" className="saved">
            Saved
          </span>
        ) : kept ? (
          'On this computer'
        ) : (
          'On the wiki'
        ),
        `added ${sinceText(addedAt, now())}`,
      ]}
      actions={[
        !saved && { label: 'Save for offline', run: () => void save({ kind: 'page', site, title }, title) },
        { label: 'Add to another list…', run: () => addToList([{ site, title }]) },
        at > 0 && { label: 'Move up', run: () => onOrder(moved(pages, page, -1)) },
        at < pages.length - 1 && { label: 'Move down', run: () => onOrder(moved(pages, page, 1)) },
        { label: 'Take off this list', run: () => void take(list, [page], pages) },
      ]}
    />
  );
}

function keyOf({ site, title }: ListedPage): string {
  return `${site}/${title}`;
}
