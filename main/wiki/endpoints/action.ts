import type * as z from 'zod/mini';
import type { ReadFailure } from '../../../shared/failures.ts';
import type { Result } from '../../../shared/result.ts';
import type { Asking } from '../pace/asking.ts';
import type { Api } from '../requests/api.ts';
import { getJson } from '../requests/json.ts';
import type { Site } from '../sites/site.ts';

export type ActionQuery = Asking & {
  readonly site: Site;
  /** Parameters of `action=query`; those with no value are left out. */
  readonly parameters: Readonly<Record<string, string | number | undefined>>;
  /** The page the request is about, for the words of a failure. */
  readonly title?: string | undefined;
};

/**
 * One `action=query` of the Action API, in its second format. Its errors come with HTTP 200 and fail like any other.
 * @param name what is asked, for the failure that names a field of another shape.
 */
export function queryAction<T extends z.ZodMiniType>(
  api: Api,
  query: ActionQuery,
  schema: T,
  name: string,
): Promise<Result<z.infer<T>, ReadFailure>> {
  const { site, parameters, title, signal, priority } = query;
  const url = actionUrl(site, { action: 'query', format: 'json', formatversion: 2, ...parameters });
  return getJson(api, { url, title, signal, priority }, schema, name);
}

/** The address of an Action API request. */
function actionUrl(site: Site, parameters: Readonly<Record<string, string | number | undefined>>): URL {
  const url = new URL(`${site.origin}${site.scriptPath}/api.php`);
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined) url.searchParams.set(name, String(value));
  }
  return url;
}
