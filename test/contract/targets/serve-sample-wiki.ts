import type { TestProject } from 'vitest/node';
import { startSampleWiki } from '../../../sample-wiki/server.ts';
import { asArticles } from '../content/as-articles.ts';
import { CONTRACT_PAGES } from '../content/pages.ts';

/** Vitest's set-up for the runs against the sample wiki. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { origin, apiBase, clients, close } = await startSampleWiki({ articles: asArticles(CONTRACT_PAGES) });
  const signedIn = { authorization: `Bearer ${clients.ownerOnly.personalToken}` };
  project.provide('target', { kind: 'sample-wiki', origin, apiBase, actionApi: `${origin}/w/api.php`, signedIn });
  return close;
}
