import type { RandomBytes } from '../ports.ts';
import { emptyHeaders, fileHeaders, windowHeaders } from './headers.ts';

/** What the build writes where the window's page needs the nonce of its answer. */
const PLACEHOLDER = '__CSP_NONCE__';

/** The files of the built renderer. */
export type Assets = {
  /**
   * @param path relative to the folder, `/` between its parts, plain names only (`assets/index-Ab1.js`).
   * @returns undefined when there is no such file.
   */
  readonly read: (
    path: string,
  ) => Promise<{ readonly body: Uint8Array | ReadableStream<Uint8Array>; readonly type: string } | undefined>;
};

/** Answers `/`: the window's page, under a policy with a nonce of its own. */
export async function serveWindow(assets: Assets, random: RandomBytes): Promise<Response> {
  const text = await fileText(assets, 'index.html');
  if (text === undefined) return notFound();
  // At least 128 bits from a strong source (CSP Level 3 §7.1).
  const nonce = Buffer.from(random(18)).toString('base64');
  return new Response(text.replaceAll(PLACEHOLDER, nonce), { headers: windowHeaders(nonce) });
}

/** Answers for a built file. The build puts what it names by content into `assets/`. */
export async function serveFile(assets: Assets, path: string): Promise<Response> {
  const file = await assets.read(path);
  if (file === undefined) return notFound();
  return new Response(bodyOf(file.body), { headers: fileHeaders(file.type, path.startsWith('assets/')) });
}

/** The text of a built file; undefined when there is no such file. */
export async function fileText(assets: Assets, path: string): Promise<string | undefined> {
  const file = await assets.read(path);
  return file && (await new Response(bodyOf(file.body)).text());
}

function bodyOf(body: Uint8Array | ReadableStream<Uint8Array>): ReadableStream<Uint8Array> | Uint8Array<ArrayBuffer> {
  return body instanceof ReadableStream ? body : new Uint8Array(body);
}

function notFound(): Response {
  return new Response(null, { status: 404, headers: emptyHeaders() });
}
