import * as z from 'zod/mini';
import type { ReadFailure } from '../../../shared/failures.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { displayTitle } from '../../../shared/titles.ts';
import type { Asking } from '../pace/asking.ts';
import type { Api } from '../requests/api.ts';
import { getPageJson } from '../requests/json.ts';
import type { Site } from '../sites/site.ts';

/** The same subject on another wiki of the family. */
export type LanguageLink = {
  /** The other wiki's own code (`zh-yue`), not always BCP 47. */
  readonly code: string;
  /** The language's name for itself. */
  readonly name: string;
  /** With spaces, in that language. */
  readonly title: string;
};

const answer = z.array(z.object({ code: z.string(), name: z.string(), title: z.string() }));

/** `page/{title}/links/language`, in the wiki's order. */
export async function fetchLanguageLinks(
  api: Api,
  site: Site,
  title: string,
  asking?: Asking,
): Promise<Result<readonly LanguageLink[], ReadFailure>> {
  const found = await getPageJson(
    api,
    { ...asking, site, title, view: 'links/language' },
    answer,
    'page/links/language',
  );
  if (!found.ok) return found;
  return ok(found.value.value.map((link) => ({ ...link, title: displayTitle(link.title) })));
}
