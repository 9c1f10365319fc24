import type { Answer } from '../http.ts';
import { json } from '../http.ts';

const HEADERS = {
  'content-type': 'application/json; charset=utf-8',
  'content-disposition': 'inline; filename=api-result.json',
  'cache-control': 'private, must-revalidate, max-age=0',
};

/** What one module of a query adds to the answer, or the error that ends it. */
export type Module =
  | { readonly query: Readonly<Record<string, unknown>>; readonly next?: Readonly<Record<string, string>> | undefined }
  | { readonly error: ActionError };

export type ActionError = { readonly code: string; readonly info: string };

/** An answer of the Action API: always 200. */
export function actionAnswer(value: unknown, headers: Readonly<Record<string, string>> = {}): Answer {
  return json(200, value, { ...HEADERS, ...headers });
}

/** An error of the Action API: 200 as well, with a header. @param plain `errorformat=plaintext` was asked for */
export function actionError({ code, info }: ActionError, plain = false): Answer {
  const said = plain ? { errors: [{ code, text: info, module: 'query' }] } : { error: { code, info } };
  return actionAnswer(said, { 'mediawiki-api-error': code });
}
