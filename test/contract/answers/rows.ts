import { expect, it } from 'vitest';
import { contract, type Expectation, expected } from '../contract.ts';
import { basePath, get } from '../raw.ts';

/** What of an answer the client depends on. */
export type Answer = {
  readonly status: number;
  /** What the JSON body holds, and maybe more. */
  readonly json?: object;
  /** Below the API's base; relative to the host as it came. */
  readonly location?: string;
  /** `null`: the header is not there. */
  readonly headers?: Readonly<Record<string, string | RegExp | null>>;
};

/** A request and its answer, as both wikis give it. */
export type Row = Expectation<Answer> & {
  readonly says: string;
  /** Below the API's base. */
  readonly path: string;
};

/** Every view of a page that answers JSON, by the end of its path; the page's source is the first. */
export const JSON_VIEWS = ['', '/bare', '/history', '/links/language', '/links/media'] as const;
export const HTML_VIEWS = ['/html', '/with_html'] as const;
export const VIEWS = [...JSON_VIEWS, ...HTML_VIEWS] as const;

/** An error in the shape of the REST framework. */
export function restError(status: number, errorKey: string): Answer {
  return { status, json: { errorKey, httpCode: status }, headers: { 'content-type': /^application\/json/ } };
}

/** One test for each row. */
export function answers(topic: string, rows: readonly Row[]): void {
  contract(topic, (wiki) => {
    for (const row of rows) {
      const { answer, because } = expected(wiki, row);
      const name = `${row.says} (${row.path})`;
      it(because === undefined ? name : `${name}; not here: ${because}`, async () => {
        const { status, json, headers } = await get(wiki, row.path);
        expect(status).toBe(answer.status);
        if (answer.json !== undefined) expect(json).toMatchObject(answer.json);
        if (answer.location !== undefined) expect(headers.get('location')).toBe(basePath(wiki) + answer.location);
        for (const [header, value] of Object.entries(answer.headers ?? {})) {
          if (value instanceof RegExp) expect(headers.get(header), header).toMatch(value);
          else expect(headers.get(header), header).toBe(value);
        }
      });
    }
  });
}
