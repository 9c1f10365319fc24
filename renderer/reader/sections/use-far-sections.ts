import { useEffect } from 'react';
import { followSections } from './far-sections.ts';

/** Sections of the article that a frame shows. */
export function useFarSections(frame: HTMLIFrameElement | null, document: Document | undefined): void {
  useEffect(() => {
    const view = frame?.contentWindow;
    return view && document ? followSections(view, document) : undefined;
  }, [frame, document]);
}
