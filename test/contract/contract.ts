import { describe } from 'vitest';
import { type Target, target, unavailable } from './targets/target.ts';

/** `describe`, against the wiki of this run. Skipped, with the reason in its name, where that wiki is not there. */
export function contract(name: string, body: (wiki: Target) => void): void {
  const reason = unavailable();
  if (reason === undefined) describe(name, () => body(target()));
  else describe.skip(`${name} (no MediaWiki here: ${reason})`, () => body(target()));
}

/** What is expected of both wikis. Where one of them answers otherwise, that is written beside it with its reason. */
export type Expectation<T> = { readonly answer: T } & {
  readonly [kind in Target['kind']]?: { readonly answer: T; readonly because: string };
};

/** What is expected of this wiki, and the reason where that is not what is expected of wikis in general. */
export function expected<T>(wiki: Target, expectation: Expectation<T>): { answer: T; because: string | undefined } {
  return expectation[wiki.kind] ?? { answer: expectation.answer, because: undefined };
}
