import { useEffect, useRef } from 'react';
import { useShown } from '../../navigation/shown.ts';
import { followWideTables, type WideTables } from './wide-tables.ts';

/**
 * Tables of the article that a frame shows, which may still be arriving.
 * @param step where the person is in their history: whoever goes somewhere else in the page wants to see it
 */
export function useWideTables(
  frame: HTMLIFrameElement | null,
  document: Document | undefined,
  complete: boolean,
  step: number,
): void {
  const tables = useRef<WideTables>(undefined);
  const shown = useRef(true);
  shown.current = useShown();
  useEffect(() => {
    const view = frame?.contentWindow;
    if (!view || !document) return;
    const following = followWideTables(view, document, () => shown.current);
    tables.current = following;
    following.look();
    return following.end;
  }, [frame, document]);
  useEffect(() => {
    if (complete) tables.current?.look();
  }, [complete]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each step closes it
  useEffect(() => tables.current?.close(), [step]);
}
