import { useEffect } from 'react';
import type { OpenedPage } from '../../../shared/models.ts';
import { followCopies } from './copies.ts';
import { webAddresses } from './web-addresses.ts';

/** What is copied from the article that a frame shows. */
export function useCopies(frame: HTMLIFrameElement | null, document: Document | undefined, page: OpenedPage): void {
  useEffect(() => {
    const view = frame?.contentWindow;
    return view && document ? followCopies(view, document, webAddresses(page)) : undefined;
  }, [frame, document, page]);
}
