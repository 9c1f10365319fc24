import './library.css';
import { HistoryPart } from '../history/HistoryPart.tsx';
import { ListPart } from '../lists/ListPart.tsx';
import { ListsPart } from '../lists/ListsPart.tsx';
import type { LibraryLocation } from '../navigation/location.ts';
import { SavingPart } from '../saving/SavingPart.tsx';
import { useFocusKept } from '../ui/use-focus-kept.ts';
import { useFocusOnOpen } from '../ui/use-focus-on-open.ts';
import { LibraryNav } from './LibraryNav.tsx';
import { PagesPart } from './pages/PagesPart.tsx';
import { RoomPart } from './room/RoomPart.tsx';

/** Everything that was read, saved and put on lists: a heading, its parts, one column. */
export function LibraryView({ location }: { readonly location: LibraryLocation }) {
  const heading = useFocusOnOpen<HTMLHeadingElement>();
  const column = useFocusKept<HTMLDivElement>();
  return (
    <div className="library">
      <div ref={column} className="library-page">
        <h1 ref={heading} tabIndex={-1}>
          Library
        </h1>
        <LibraryNav part={location.part} />
        <Part location={location} />
      </div>
    </div>
  );
}

function Part({ location }: { readonly location: LibraryLocation }) {
  switch (location.part) {
    case 'pages':
      return <PagesPart query={location.query ?? ''} />;
    case 'lists':
      return <ListsPart />;
    case 'list':
      return <ListPart key={location.list} id={location.list} />;
    case 'history':
      return <HistoryPart query={location.query ?? ''} />;
    case 'saving':
      return <SavingPart />;
    case 'room':
      return <RoomPart />;
  }
}
