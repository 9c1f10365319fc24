import * as z from 'zod/mini';
import type { ReadFailure } from '../../../shared/failures.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { isValidTitle } from '../../../shared/titles.ts';
import { isCaptivePage } from './captive-portal.ts';
import { LONGEST_JSON, readText } from './http-body.ts';
import { transportFailure } from './problems.ts';

/** The title of a page that is there. A name that no page can have would be no address of ours either. */
export const pageTitle = z.string().check(z.refine(isValidTitle));

/** A field that is often `null`, and sometimes not there. Decodes to undefined for both. */
export function nullable<T extends z.ZodMiniType>(schema: T) {
  return z.optional(z.nullable(schema));
}

/**
 * Reads a JSON answer and decodes it. Unknown fields are dropped; a wrong shape fails with `unreadable`, naming the
 * field (`search/title: pages[0].title`); a page that is not even the wiki's fails with `captive-portal`.
 * @param name the endpoint, for the failure.
 */
export async function decodeJson<T extends z.ZodMiniType>(
  response: Response,
  schema: T,
  name: string,
): Promise<Result<z.infer<T>, ReadFailure>> {
  let text: string;
  try {
    text = await readText(response.body, LONGEST_JSON);
  } catch (error) {
    return fail(transportFailure(error));
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    if (isCaptivePage(response.headers, text)) return fail({ code: 'captive-portal' });
    return fail({ code: 'unreadable', what: `${name}: not JSON` });
  }
  const decoded = z.safeParse(schema, json);
  if (decoded.success) return ok(decoded.data);
  const field = fieldPath(decoded.error.issues[0]?.path ?? []);
  return fail({ code: 'unreadable', what: `${name}: ${field === '' ? 'another shape' : field}` });
}

/** A field's place as code names it: `pages[3].title`. */
function fieldPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>((place, key) => {
    if (typeof key === 'number') return `${place}[${key}]`;
    return place === '' ? String(key) : `${place}.${String(key)}`;
  }, '');
}
