import type { Wiki } from '../main/wiki/wiki.ts';
import { fail, ok } from '../shared/result.ts';
import type { Credentials } from './support/credentials.ts';
import type { Ending, Outside } from './support/outside.ts';
import { pageLine, readAs, SITE, wikiFor } from './support/reading.ts';

/**
 * Reading, with the app's own client: what the wiki says of a page, its document, the same question again, the same
 * as somebody, and what happens when the server has had enough.
 * https://api.wikimedia.org/wiki/Authentication#3._Authenticate_your_request
 */
export async function readAPage(outside: Outside, own: Credentials<never>): Promise<Ending> {
  const { title, step, say } = outside;
  const wiki = wikiFor(outside);
  const page = { site: SITE, title };

  step('What the wiki says of a page, asked by nobody in particular:');
  const first = await wiki.page(page);
  say(pageLine(first));
  if (!first.ok) return fail('Without that page there is nothing to show. EXAMPLE_TITLE may name another one.');

  step('The same once more. The answer is kept with its ETag, and the server says that it still holds:');
  say(pageLine(await wiki.page(page)));

  step('Its document:');
  say(await documentLine(wiki, title));

  step('The page as a user, whose answer no cache may share:');
  const asUser =
    own.EXAMPLE_PERSONAL_TOKEN === undefined ? undefined : await readAs(outside, own.EXAMPLE_PERSONAL_TOKEN);
  if (asUser === undefined) say('EXAMPLE_PERSONAL_TOKEN is not set, so this is left out.');

  step('A search, and whatever the server thinks of one more request:');
  const last = await searched(outside, wiki);
  return asUser === undefined || asUser.ok || !last.ok ? last : asUser;
}

async function documentLine(wiki: Wiki, title: string): Promise<string> {
  const found = await wiki.html({ site: SITE, title });
  if (!found.ok) return `No document: ${found.failure.code}.`;
  let bytes = 0;
  for await (const chunk of found.value.body) bytes += chunk.byteLength;
  return `Revision ${found.value.revision} came as a stream of ${bytes} bytes of HTML.`;
}

async function searched({ title, clock, step }: Outside, wiki: Wiki): Promise<Ending> {
  const hits = await wiki.searchTitles(SITE, title);
  if (hits.ok) return ok(`It found ${hits.value.length} titles, and asked for no pause.`);
  if (hits.failure.code !== 'limited') return fail(`The search failed: ${hits.failure.code}.`);
  const ms = hits.failure.until - clock.now();
  step(`It asks for a pause (Retry-After). Nothing is sent for ${Math.ceil(ms / 1000)} s, then the search again:`);
  await new Promise<void>((resolve) => clock.after(ms, resolve));
  const again = await wiki.searchTitles(SITE, title);
  return again.ok ? ok(`It found ${again.value.length} titles.`) : fail(`The search failed: ${again.failure.code}.`);
}
