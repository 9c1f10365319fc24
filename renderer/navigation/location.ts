import type { ListId, VisitId } from '../../shared/library-models.ts';
import type { SiteId } from '../../shared/models.ts';

/** A page as a place to be: what to open, and where in it. */
export type PageLocation = {
  readonly kind: 'page';
  readonly site: SiteId;
  readonly title: string;
  readonly revision?: number | undefined;
  /** An anchor of the page, decoded, without `#`. */
  readonly fragment?: string | undefined;
  /** The visit, as the history calls it, whose link led here. */
  readonly from?: VisitId | undefined;
};

/** Signing in as a place to be. */
export type SignInLocation = {
  readonly kind: 'sign-in';
  /** What else than the way through the browser: entering a client id, or a personal API token. */
  readonly part?: 'client' | 'token' | undefined;
  /** Beside whoever is signed in, instead of in their place. */
  readonly add?: boolean | undefined;
};

/** The library as a place to be, in one of its parts. */
export type LibraryLocation =
  | {
      readonly kind: 'library';
      readonly part: 'pages' | 'lists' | 'history' | 'saving' | 'room';
      /** What is searched for in it. */
      readonly query?: string | undefined;
    }
  | { readonly kind: 'library'; readonly part: 'list'; readonly list: ListId };

/** Where the window can be. */
export type Location =
  | { readonly kind: 'home' }
  | PageLocation
  | { readonly kind: 'results'; readonly site: SiteId; readonly query: string }
  | LibraryLocation
  | SignInLocation;

/** Whether two locations show the same page, wherever in it they point. */
export function samePage(a: Location, b: Location): boolean {
  return (
    a.kind === 'page' && b.kind === 'page' && a.site === b.site && a.title === b.title && a.revision === b.revision
  );
}

/** Whether going from one to the other would change nothing. */
export function sameLocation(a: Location, b: Location): boolean {
  if (a.kind === 'page' && b.kind === 'page') return samePage(a, b) && a.fragment === b.fragment;
  if (a.kind === 'results' && b.kind === 'results') return a.site === b.site && a.query === b.query;
  if (a.kind === 'sign-in' && b.kind === 'sign-in') return a.part === b.part && (a.add ?? false) === (b.add ?? false);
  if (a.kind === 'library' && b.kind === 'library') {
    return a.part === 'list' || b.part === 'list'
      ? a.part === 'list' && b.part === 'list' && a.list === b.list
      : a.part === b.part && (a.query ?? '') === (b.query ?? '');
  }
  return a.kind === b.kind;
}

/** What the one field and the window's title call a location; undefined where neither should say anything. */
export function locationTitle(location: Location): string | undefined {
  switch (location.kind) {
    case 'page':
      return location.title;
    case 'results':
      return location.query;
    case 'library':
    case 'sign-in':
    case 'home':
      return undefined;
  }
}
