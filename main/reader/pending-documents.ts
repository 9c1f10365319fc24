import type { SiteId } from '../../shared/models.ts';
import { titleKey } from '../../shared/titles.ts';
import type { Clock, Log, RandomBytes } from '../ports.ts';
import type { PageHtml } from '../wiki/endpoints/pages.ts';

/** How long a document waits for the frame that was told to load it. */
const WAIT_MS = 30_000;
/** Each holds a connection open: more are not wanted by anybody. */
const MOST = 4;

/** A document on its way, and the page it belongs to. */
export type PendingDocument = {
  readonly site: SiteId;
  /** The title in the document's path. */
  readonly title: string;
  readonly html: PageHtml;
};

export type PendingDocuments = {
  /** Keeps a document for the frame. Answers the ticket that takes it: unguessable, good once, for 30 s. */
  readonly keep: (document: PendingDocument) => string;
  /** Hands over the document, when the ticket is one of this page's; undefined otherwise. */
  readonly take: (ticket: string, page: { readonly site: SiteId; readonly title: string }) => PageHtml | undefined;
};

/** Documents between "the head is in" and the frame's own request. Those that nobody takes are cancelled. */
export function createPendingDocuments(deps: {
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly log: Log;
}): PendingDocuments {
  const waiting = new Map<string, { readonly document: PendingDocument; readonly stop: () => void }>();

  const remove = (ticket: string) => {
    const entry = waiting.get(ticket);
    entry?.stop();
    waiting.delete(ticket);
    return entry?.document;
  };
  const drop = (ticket: string) => {
    const document = remove(ticket);
    if (document === undefined) return;
    deps.log('info', 'reader.document-not-taken', { site: document.site });
    // The connection may be gone already; there is nobody left to tell.
    document.html.body.cancel().catch(() => {});
  };

  return {
    keep(document) {
      const oldest = waiting.size >= MOST ? waiting.keys().next().value : undefined;
      if (oldest !== undefined) drop(oldest);
      const ticket = Buffer.from(deps.random(16)).toString('base64url');
      waiting.set(ticket, { document, stop: deps.clock.after(WAIT_MS, () => drop(ticket)) });
      return ticket;
    },
    take(ticket, page) {
      const document = waiting.get(ticket)?.document;
      if (document?.site !== page.site || titleKey(document.title) !== titleKey(page.title)) return undefined;
      return remove(ticket)?.html;
    },
  };
}
