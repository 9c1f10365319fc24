import type * as z from 'zod/mini';
import type { ReadFailure } from '../../../shared/failures.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Api, ApiRequest } from './api.ts';
import { decodeJson } from './decode.ts';
import type { Problem } from './problems.ts';
import { type Followed, type PageRequest, requestPage } from './redirects.ts';

const JSON_TYPE = 'application/json';

type JsonRequest = Omit<ApiRequest, 'accept' | 'absent'>;

/** A decoded answer about a page, and which page gave it. */
export type PageJson<T> = {
  readonly value: T;
  /** The title that answered, with spaces. */
  readonly title: string;
  /** The redirect page that led here, with spaces. */
  readonly redirectedFrom: string | undefined;
};

/**
 * GETs and decodes an endpoint that redirects nowhere.
 * @param name the endpoint, for the failure that names a field of another shape.
 */
export async function getJson<T extends z.ZodMiniType>(
  api: Api,
  request: JsonRequest,
  schema: T,
  name: string,
): Promise<Result<z.infer<T>, ReadFailure>> {
  const answer = await api({ ...request, accept: JSON_TYPE });
  return answer.ok ? decoded(answer.value, schema, name) : answer;
}

/** The same, where some problems only mean that there is no such thing here: those answer undefined. */
export async function getJsonIfAny<T extends z.ZodMiniType>(
  api: Api,
  request: JsonRequest & { readonly absent: (problem: Problem) => boolean },
  schema: T,
  name: string,
): Promise<Result<z.infer<T> | undefined, ReadFailure>> {
  const answer = await api({ ...request, accept: JSON_TYPE });
  if (!answer.ok) return answer;
  return answer.value.status === 204 ? ok(undefined) : decoded(answer.value, schema, name);
}

/** GETs and decodes what belongs to a page, following its redirects by hand. */
export async function getPageJson<T extends z.ZodMiniType>(
  api: Api,
  request: Omit<PageRequest, 'accept' | 'absent'>,
  schema: T,
  name: string,
): Promise<Result<PageJson<z.infer<T>>, ReadFailure>> {
  const found = await requestPage(api, { ...request, accept: JSON_TYPE });
  return found.ok ? decodedPage(found.value, schema, name) : found;
}

/** The same, where some problems only mean that there is no such thing here: those answer undefined. */
export async function getPageJsonIfAny<T extends z.ZodMiniType>(
  api: Api,
  request: Omit<PageRequest, 'accept'>,
  schema: T,
  name: string,
): Promise<Result<PageJson<z.infer<T>> | undefined, ReadFailure>> {
  const found = await requestPage(api, { ...request, accept: JSON_TYPE });
  if (!found.ok) return found;
  return found.value.response.status === 204 ? ok(undefined) : decodedPage(found.value, schema, name);
}

async function decodedPage<T extends z.ZodMiniType>(
  { response, title, redirectedFrom }: Followed,
  schema: T,
  name: string,
): Promise<Result<PageJson<z.infer<T>>, ReadFailure>> {
  const answer = await decodeJson(response, schema, name);
  return answer.ok ? ok({ value: answer.value, title, redirectedFrom }) : answer;
}

async function decoded<T extends z.ZodMiniType>(
  response: Response,
  schema: T,
  name: string,
): Promise<Result<z.infer<T>, ReadFailure>> {
  if (response.ok) return decodeJson(response, schema, name);
  await response.body?.cancel();
  return fail({ code: 'unreadable', what: `${name}: redirect` });
}
