import type { ReadFailure } from '../../shared/failures.ts';
import type { PageRef } from '../../shared/models.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { Library } from '../library/library.ts';
import type { Clock } from '../ports.ts';
import type { Wiki } from '../wiki/wiki.ts';
import type { WaitingDocument } from './pending-documents.ts';
import { soon } from './soon.ts';
import { UNREACHABLE } from './unreachable.ts';

export type FindDocumentDeps = {
  readonly wiki: Pick<Wiki, 'html'>;
  readonly library: Pick<Library, 'read'>;
  readonly engineVersion: number;
  readonly clock: Clock;
};

/** How long the library may take before the wiki is asked in its place, in ms. */
const PATIENCE = 400;

/**
 * A document as it was kept, where that is the revision that is wanted; else as the wiki has it, not to be kept. What another version of
 * the engine made, or came in somebody's file, stands in only where the wiki cannot be asked.
 */
export async function findDocument(
  { wiki, library, engineVersion, clock }: FindDocumentDeps,
  { site, title, revision }: PageRef,
  signal?: AbortSignal,
): Promise<Result<WaitingDocument, ReadFailure>> {
  const found = await soon(clock, PATIENCE, library.read({ site, title }));
  const kept = found?.ok ? found.value : undefined;
  const wanted = kept !== undefined && (revision ?? kept.revision) === kept.revision ? kept : undefined;
  if (wanted?.engine === engineVersion) return ok({ from: 'library', kept: wanted });
  const html = await wiki.html({ site, title, revision }, { signal });
  if (html.ok) return ok({ from: 'wiki', html: html.value });
  return wanted !== undefined && UNREACHABLE.has(html.failure.code) ? ok({ from: 'library', kept: wanted }) : html;
}
