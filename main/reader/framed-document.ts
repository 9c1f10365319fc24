import type { Theme } from '../../shared/models.ts';
import type { Clock } from '../ports.ts';
import { rewrittenHead } from './document-head.ts';
import { leadFirst } from './lead-first.ts';
import { type Assets, fileText } from './serve-files.ts';
import { STYLESHEET, styledHead } from './styled-head.ts';
import { themedHead } from './themed-document.ts';
import { waitingPictures } from './waiting-pictures.ts';

export type FramedDeps = {
  readonly assets: Assets;
  readonly clock: Pick<Clock, 'after'>;
  /** The theme to paint pages in. */
  readonly theme: () => Theme;
};

/**
 * A reading document on its way into a frame, whether the engine is still writing it or it was kept: its first paragraph first.
 * @param followed whether the window follows what stands in the frame, and gives pictures that come near their addresses
 */
export function framedDocument(
  deps: FramedDeps,
  document: ReadableStream<Uint8Array>,
  followed: boolean,
): Promise<ReadableStream<Uint8Array>> {
  return dressedDocument(deps, leadFirst(followed ? waitingPictures(document) : document, deps.clock));
}

/** A document in the theme and the styles of now. */
export async function dressedDocument(
  { assets, theme }: Pick<FramedDeps, 'assets' | 'theme'>,
  document: ReadableStream<Uint8Array>,
): Promise<ReadableStream<Uint8Array>> {
  const css = await fileText(assets, STYLESHEET);
  return rewrittenHead(document, (head) => styledHead(themedHead(head, theme()), css));
}
