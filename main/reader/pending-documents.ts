import type { SiteId } from '../../shared/models.ts';
import { titleKey } from '../../shared/titles.ts';
import type { KeptPage } from '../library/pages/kept-page.ts';
import type { Clock, Log, RandomBytes } from '../ports.ts';
import type { PageHtml } from '../wiki/endpoints/pages.ts';
import type { KeepFacts } from './kept/page-keeper.ts';

/** How long a document waits for the frame that was told to load it. */
const WAIT_MS = 30_000;
/** Each holds a connection open: more are not wanted by anybody. */
const MOST = 4;

/** A document on its way, and the page it belongs to. */
export type PendingDocument = {
  readonly site: SiteId;
  /** The title in the document's path. */
  readonly title: string;
  readonly document: WaitingDocument;
};

export type WaitingDocument =
  /** On its way from the wiki; `facts` where it is to be kept. */
  | { readonly from: 'wiki'; readonly html: PageHtml; readonly facts?: KeepFacts | undefined }
  | { readonly from: 'library'; readonly kept: KeptPage };

export type PendingDocuments = {
  /** Keeps a document for the frame. Answers the ticket that takes it: unguessable, good once, for 30 s. */
  readonly keep: (pending: PendingDocument) => string;
  /** Hands over the document, when the ticket is one of this page's; undefined otherwise. */
  readonly take: (
    ticket: string,
    page: { readonly site: SiteId; readonly title: string },
  ) => WaitingDocument | undefined;
  /** Nobody will take any of them. */
  readonly clear: () => void;
};

/** Documents between "the head is in" and the frame's own request. Those that nobody takes are cancelled. */
export function createPendingDocuments(deps: {
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly log: Log;
}): PendingDocuments {
  const waiting = new Map<string, { readonly pending: PendingDocument; readonly stop: () => void }>();

  const remove = (ticket: string) => {
    const entry = waiting.get(ticket);
    entry?.stop();
    waiting.delete(ticket);
    return entry?.pending;
  };
  const drop = (ticket: string) => {
    const pending = remove(ticket);
    if (pending === undefined) return;
    // It may have been asked for privately: nothing of it goes into the log.
    deps.log('info', 'reader.document-not-taken');
    const { document } = pending;
    // The connection may be gone already; there is nobody left to tell.
    if (document.from === 'wiki') document.html.body.cancel().catch(() => {});
  };

  return {
    keep(pending) {
      const oldest = waiting.size >= MOST ? waiting.keys().next().value : undefined;
      if (oldest !== undefined) drop(oldest);
      const ticket = Buffer.from(deps.random(16)).toString('base64url');
      waiting.set(ticket, { pending, stop: deps.clock.after(WAIT_MS, () => drop(ticket)) });
      return ticket;
    },
    clear() {
      for (const ticket of [...waiting.keys()]) drop(ticket);
    },
    take(ticket, page) {
      const pending = waiting.get(ticket)?.pending;
      if (pending?.site !== page.site || titleKey(pending.title) !== titleKey(page.title)) return undefined;
      return remove(ticket)?.document;
    },
  };
}
