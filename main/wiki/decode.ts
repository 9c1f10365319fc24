import * as z from 'zod/mini';
import type { ReadFailure } from '../../shared/failures.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { readText } from './http-body.ts';
import { transportFailure } from './problems.ts';

/** Far above any answer this client asks for; keeps a runaway one out of memory. */
const LONGEST_ANSWER = 8 * 1024 * 1024;

/** A field that is often `null`, and sometimes not there. Decodes to undefined for both. */
export function nullable<T extends z.ZodMiniType>(schema: T) {
  return z.optional(z.nullable(schema));
}

/**
 * Reads a JSON answer and decodes it. Unknown fields are dropped; a wrong shape fails with `unreadable`, naming the
 * field (`search/title: pages.0.title`).
 * @param name the endpoint, for the failure.
 */
export async function decodeJson<T extends z.ZodMiniType>(
  response: Response,
  schema: T,
  name: string,
): Promise<Result<z.infer<T>, ReadFailure>> {
  let text: string;
  try {
    text = await readText(response.body, LONGEST_ANSWER);
  } catch (error) {
    return fail(transportFailure(error));
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return fail({ code: 'unreadable', what: `${name}: not JSON` });
  }
  const decoded = z.safeParse(schema, json);
  if (decoded.success) return ok(decoded.data);
  const field = decoded.error.issues[0]?.path.join('.') ?? '';
  return fail({ code: 'unreadable', what: `${name}: ${field === '' ? 'not an object' : field}` });
}
