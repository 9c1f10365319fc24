import { useEffect, useState } from 'react';
import { addressOf, attribute, firstElement, isParsed } from './frame-dom.ts';

export type FrameDocument = {
  /** The article's document, from its first bytes on. */
  readonly document: Document | undefined;
  /** Whether everything has arrived, or nothing more will. */
  readonly complete: boolean;
  /** There is no article in it: the code in its `data-failure`, or an empty string where it is not even ours. */
  readonly failure: string | undefined;
};

const EMPTY: FrameDocument = { document: undefined, complete: false, failure: undefined };
const LOOK_MS = 30;

/** Follows what the frame holds. No event tells that first bytes are there, or the last, before pictures: so we look. */
export function useFrameDocument(frame: HTMLIFrameElement | null): FrameDocument {
  const [state, setState] = useState(EMPTY);
  useEffect(() => {
    if (!frame) return;
    const look = (loaded: boolean) => {
      const next = inspect(frame, loaded);
      if (!next) return;
      if (next.complete) clearInterval(timer);
      setState((known) => (sameState(known, next) ? known : next));
    };
    const timer = setInterval(() => look(false), LOOK_MS);
    const onLoad = () => look(true);
    frame.addEventListener('load', onLoad);
    return () => {
      clearInterval(timer);
      // What was seen stays: where there is no article, the frame makes room for the failure.
      frame.removeEventListener('load', onLoad);
    };
  }, [frame]);
  return state;
}

function inspect(frame: HTMLIFrameElement, loaded: boolean): FrameDocument | undefined {
  if (addressOf(frame) === 'about:blank') return undefined;
  const document = frame.contentDocument ?? undefined;
  const complete = loaded || (document !== undefined && isParsed(document));
  const page = document && firstElement(document, 'body.article > #lectern-page');
  const failure = page && attribute(page, 'data-failure');
  if (typeof failure === 'string') return { document: undefined, complete: true, failure };
  if (page) return { document, complete, failure: undefined };
  return complete ? { document: undefined, complete, failure: '' } : undefined;
}

function sameState(a: FrameDocument, b: FrameDocument): boolean {
  return a.document === b.document && a.complete === b.complete && a.failure === b.failure;
}
