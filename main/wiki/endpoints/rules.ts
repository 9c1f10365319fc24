import * as z from 'zod/mini';
import type { ReadFailure } from '../../../shared/failures.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { Asking } from '../pace/asking.ts';
import type { Api } from '../requests/api.ts';
import type { Site } from '../sites/site.ts';
import { RULES_PARTS, rulesShape, type SiteRules, siteRules } from '../sites/site-rules.ts';
import { queryAction } from './action.ts';

const answer = z.object({ query: z.object(rulesShape) });

/** `meta=siteinfo`: the wiki's namespaces in its own language, how it spells titles, and its licence. */
export async function fetchSiteRules(api: Api, site: Site, asking?: Asking): Promise<Result<SiteRules, ReadFailure>> {
  const parameters = { meta: 'siteinfo', siprop: RULES_PARTS.join('|') };
  const found = await queryAction(api, { ...asking, site, parameters }, answer, 'query/siteinfo');
  return found.ok ? ok(siteRules(found.value.query, site.origin)) : found;
}
