import type { AuthView } from '../../shared/models.ts';
import type { EndedReason } from './session-text.ts';

/** The panel of somebody for whom nothing is under way. */
export type RestingPanel =
  | { readonly panel: 'signed-in'; readonly name: string }
  | { readonly panel: 'over'; readonly reason: EndedReason }
  | { readonly panel: 'client' | 'start' };

/**
 * What happened to a session is said before what signing in needs: a personal API token does without a client id.
 * @param adding whether this is about an account beside those that are there
 */
export function restingPanel({ session, client }: AuthView, adding: boolean): RestingPanel {
  if (!adding) {
    if (session.state === 'signed-in') return { panel: 'signed-in', name: session.name };
    if (session.reason !== 'never' && session.reason !== 'by-user') return { panel: 'over', reason: session.reason };
  }
  return { panel: client.source === 'none' ? 'client' : 'start' };
}

/** The way in for whoever signs in again: the browser, or the panel that comes before it, or does without. */
export function wayBackIn({ client, accounts, session }: AuthView): 'browser' | 'token' | 'client' {
  if (client.source !== 'none') return 'browser';
  // Nobody knows of what kind an account is that cannot be read; without a client id it was a token that made it.
  if (session.state === 'signed-out' && session.reason === 'unreadable-tokens') return 'token';
  return accounts.some(({ active, kind }) => active && kind === 'personal-token') ? 'token' : 'client';
}
