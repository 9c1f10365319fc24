import { useQueryClient } from '@tanstack/react-query';
import { type KeyboardEvent, type RefObject, useMemo, useRef, useState } from 'react';
import type { Location } from '../navigation/location.ts';
import { type Opening, openingOf, type Press } from '../navigation/opening.ts';
import { useServices, useSite } from '../services.ts';
import { meansTitle } from './mark-match.ts';
import { titlesQuery } from './queries.ts';
import { destinationOf, type FieldHit, fieldHits, firstChoice, movedRow, pageOf, typedTitle } from './search-choice.ts';
import { useKeptHits } from './use-kept-hits.ts';
import { type TitleHits, useTitleHits } from './use-title-hits.ts';

export type SearchFieldState = Omit<TitleHits, 'hits'> & {
  /** The library's first. */
  readonly hits: readonly FieldHit[];
  readonly input: RefObject<HTMLInputElement | null>;
  /** What stands in the field. */
  readonly text: string;
  readonly typed: string;
  readonly open: boolean;
  /** The highlighted row: an index into the hits, or their number for "Search all text"; -1 for none. */
  readonly row: number;
  readonly type: (text: string) => void;
  readonly close: () => void;
  /** Back to the title of the page, list closed. */
  readonly restore: () => void;
  /** Goes to what a row says; held keys and the middle button open it in a tab of its own. */
  readonly choose: (row: number, press: Press) => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => void;
};

/** The one field's behaviour, after the combobox pattern of the ARIA Authoring Practices (automatic selection). */
export function useSearchField(title: string | undefined): SearchFieldState {
  const { client, navigation, info } = useServices();
  const queries = useQueryClient();
  const site = useSite();
  // Undefined while the field says what is open and nobody is writing in it.
  const [draft, setDraft] = useState<string | undefined>(undefined);
  const [open, setOpen] = useState(false);
  const [picked, setPicked] = useState<number | undefined>(undefined);
  const input = useRef<HTMLInputElement>(null);
  const turn = useRef(0);
  const typed = draft ?? '';
  const titleHits = useTitleHits(typed);
  const { fresh } = titleHits;
  const kept = useKeptHits(typed);
  const hits = useMemo(() => fieldHits(kept, titleHits.hits), [kept, titleHits.hits]);
  const rows = typed.trim() === '' ? 0 : hits.length + 1;
  const row = picked === undefined || picked >= rows ? defaultRow() : picked;

  function defaultRow(): number {
    if (rows === 0) return -1;
    if (hits.length > 0) return firstChoice(hits, typed);
    return fresh ? 0 : -1;
  }

  function type(text: string): void {
    turn.current += 1;
    setDraft(text);
    setPicked(undefined);
    setOpen(text.trim() !== '');
  }

  function restore(): void {
    turn.current += 1;
    setDraft(undefined);
    setPicked(undefined);
    setOpen(false);
  }

  function leadTo(location: Location, where: Opening = 'here'): void {
    // Behind, nothing changes here: the list stays for the next one.
    if (where === 'behind') {
      navigation.getState().openTab(location, { front: false });
      return;
    }
    restore();
    // The page that opens takes the focus, unless somebody is writing.
    input.current?.blur();
    if (where === 'front') navigation.getState().openTab(location, { front: true });
    else navigation.getState().go(location);
  }

  function choose(index: number, press: Press): void {
    const hit = hits[index];
    leadTo(hit ? pageOf(hit, typed) : { kind: 'results', site, query: typed.trim() }, openingOf(press, info.platform));
  }

  async function submit(press: Press): Promise<void> {
    if (typed.trim() === '') return;
    if (open && picked !== undefined && row >= 0) return choose(row, press);
    const where = openingOf(press, info.platform);
    const sure = hits.some(({ hit }) => meansTitle(hit.title, typedTitle(typed)));
    if (fresh || sure) return leadTo(destinationOf(hits, typed, site), where);
    // Typed faster than answered: what is listed belongs to other words, so ask before leading anywhere.
    const asked = turn.current;
    const answer = await queries.fetchQuery(titlesQuery(client, site, typedTitle(typed)));
    if (turn.current !== asked) return;
    leadTo(destinationOf(fieldHits(kept, answer.ok ? answer.value : []), typed, site), where);
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      if (event.shiftKey && typed.trim() !== '') leadTo({ kind: 'results', site, query: typed.trim() });
      else void submit(event);
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (event.altKey || rows === 0) return;
      event.preventDefault();
      if (open) setPicked(movedRow(row, event.key === 'ArrowDown' ? 1 : -1, rows));
      setOpen(true);
    } else if (event.key === 'Escape' && (open || draft !== undefined)) {
      // With nothing to take back here, the key is somebody else's.
      event.preventDefault();
      if (open) setOpen(false);
      else restore();
    }
  }

  const text = draft ?? title ?? '';
  return {
    fresh,
    failure: titleHits.failure,
    hits,
    input,
    text,
    typed,
    open: open && rows > 0,
    row,
    type,
    close: () => setOpen(false),
    restore,
    choose,
    onKeyDown,
  };
}
