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

/** The wiki of this run. Where there is none every test is skipped, so its addresses lead nowhere. */
export function target(): Target {
  const provided = inject('target');
  if (!('unavailable' in provided)) return provided;
  return { kind: 'mediawiki', origin: '', apiBase: '', actionApi: '', signedIn: {} };
}

/** Why this run's tests are skipped; undefined where they run. */
export function unavailable(): string | undefined {
  const provided = inject('target');
  return 'unavailable' in provided ? provided.unavailable : undefined;
}
