import { inject } from 'vitest';

/** A wiki that the specs are run against. Crosses from Vitest's set-up to its workers: plain data. */
export type Target = {
  readonly kind: 'mediawiki' | 'sample-wiki';
  readonly origin: string;
  /** `…/rest.php/v1` */
  readonly apiBase: string;
  readonly actionApi: string;
  /** Headers that make a request one of somebody who is signed in. */
  readonly signedIn: Readonly<Record<string, string>>;
};

/** The reason why a wiki is not there, in one line. */
export type NoTarget = { readonly unavailable: string };

declare module 'vitest' {
  interface ProvidedContext {
    readonly target: Target | NoTarget;
  }
}

/** Where there is no wiki: every test is skipped, and still has to be listed. */
const NOWHERE: Target = {
  kind: 'mediawiki',
  origin: 'https://wiki.invalid',
  apiBase: 'https://wiki.invalid/w/rest.php/v1',
  actionApi: 'https://wiki.invalid/w/api.php',
  signedIn: {},
};

/** The wiki of this run. */
export function target(): Target {
  const provided = inject('target');
  return 'unavailable' in provided ? NOWHERE : provided;
}

/** Why this run's tests are skipped; undefined where they run. */
export function unavailable(): string | undefined {
  const provided = inject('target');
  return 'unavailable' in provided ? provided.unavailable : undefined;
}
