import type { TestProject } from 'vitest/node';
import { type MediaWiki, startMediaWiki } from '../../../scripts/mediawiki.ts';
import { asWikitext } from '../content/as-wikitext.ts';
import { CONTRACT_PAGES } from '../content/pages.ts';

/** Vitest's set-up for the runs against MediaWiki. */
export async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const wiki = await startMediaWiki(await asWikitext(CONTRACT_PAGES));
  if ('unavailable' in wiki) {
    console.error(`MediaWiki cannot be had here, its contract tests are skipped: ${wiki.unavailable}`);
    project.provide('target', wiki);
    return undefined;
  }
  const { origin, apiBase, actionApi, close } = wiki;
  const signedIn = { cookie: await logIn(wiki) };
  project.provide('target', { kind: 'mediawiki', origin, apiBase, actionApi, signedIn });
  return close;
}

/**
 * A session by the Action API (https://www.mediawiki.org/wiki/API:Login): Debian has no package of the extension that
 * would give Bearers, and what a session changes in an answer is the same.
 * @returns the value of a `Cookie` header
 */
async function logIn({ actionApi, administrator }: MediaWiki): Promise<string> {
  const asked = await fetch(`${actionApi}?action=query&meta=tokens&type=login&format=json&formatversion=2`);
  const { query } = (await asked.json()) as { readonly query: { readonly tokens: { readonly logintoken: string } } };
  const answer = await fetch(`${actionApi}?action=login&format=json&formatversion=2`, {
    method: 'POST',
    headers: { cookie: cookies(asked) },
    body: new URLSearchParams({
      lgname: administrator.name,
      lgpassword: administrator.password,
      lgtoken: query.tokens.logintoken,
    }),
  });
  const { login } = (await answer.json()) as { readonly login: { readonly result: string } };
  if (login.result !== 'Success') throw new Error(`Logging in to MediaWiki failed: ${JSON.stringify(login)}`);
  return cookies(answer);
}

function cookies(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';', 1)[0])
    .join('; ');
}
