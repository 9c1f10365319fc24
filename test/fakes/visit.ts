import { get } from 'node:http';

export type Visited = { readonly status: number; readonly url: string; readonly text: string };

/** A browser's navigation over plain http: says that it is one, which `fetch` cannot, and follows redirects. */
export async function visit(url: string): Promise<Visited> {
  const { promise, resolve, reject } = Promise.withResolvers<Visited>();
  const headers = { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document', 'sec-fetch-site': 'cross-site' };
  get(url, { headers }, async (answer) => {
    let text = '';
    for await (const chunk of answer.setEncoding('utf8')) text += String(chunk);
    const { statusCode: status = 0, headers } = answer;
    resolve(headers.location ? visit(new URL(headers.location, url).href) : { status, url, text });
  }).once('error', reject);
  return promise;
}
