import { useStore } from 'zustand';
import type { LibraryLocation } from '../navigation/location.ts';
import { useOpen } from '../navigation/use-open.ts';
import { useServices } from '../services.ts';
import { numberText } from '../ui/size-text.ts';

type Part = Exclude<LibraryLocation['part'], 'list'>;

const PARTS: readonly { readonly part: Part; readonly label: string }[] = [
  { part: 'pages', label: 'Pages' },
  { part: 'lists', label: 'Reading lists' },
  { part: 'history', label: 'History' },
  { part: 'saving', label: 'Saving' },
  { part: 'room', label: 'Room' },
];

/** The small row of the library's parts. */
export function LibraryNav({ part }: { readonly part: LibraryLocation['part'] }) {
  const open = useOpen();
  const left = useStore(useServices().saving, ({ view }) => (view ? view.total - view.done - view.failed : 0));
  const here = part === 'list' ? 'lists' : part;
  return (
    <nav className="library-nav" aria-label="Library">
      {PARTS.map(({ part: one, label }) => (
        <button
          key={one}
          type="button"
          aria-current={one === here ? 'page' : undefined}
          {...open({ kind: 'library', part: one })}
        >
          {label}
          {one === 'saving' && left > 0 && (
            <span className="library-nav-count">
              {numberText(left)}
              <span className="visually-hidden"> to be saved</span>
            </span>
          )}
        </button>
      ))}
    </nav>
  );
}
