import { type Http, HttpError, type HttpInit } from '../../main/ports.ts';
import type { Elision } from './elision.ts';

/** What is worth reading of an answer's head. */
const HEADERS = ['content-type', 'cache-control', 'etag', 'location', 'retry-after', 'www-authenticate'];

/** Lines of a body, and characters of a line. */
const MOST_LINES = 24;
const LONGEST_LINE = 140;

const INDENT = '   ';

/** HTTP that prints each request as the curl command that sends the same, and what comes back; without secrets. */
export function shownHttp(http: Http, elision: Elision, print: (line: string) => void): Http {
  return async (url, init) => {
    for (const line of asCurl(url, init, elision)) print(INDENT + line);
    const response = await http(url, init).catch((error: unknown) => {
      print(`${INDENT}→ no answer${error instanceof HttpError ? `: ${error.code}` : ''}`);
      throw error;
    });
    const { status, headers } = response;
    print(`${INDENT}→ ${status}`);
    for (const name of HEADERS) {
      const value = headers.get(name);
      if (value !== null) print(`${INDENT}  ${name}: ${elision.text(value)}`);
    }
    if (response.body === null || !/json|text\/plain/.test(headers.get('content-type') ?? '')) return response;
    const text = await response.text();
    for (const line of shortened(readable(text, elision))) print(`${INDENT}  ${line}`);
    return new Response(text, { status, headers });
  };
}

/** The command's lines. The body's pairs are as they were sent, already encoded, which is what `-d` expects. */
export function asCurl(url: string, { method, headers, body }: HttpInit, elision: Elision): readonly string[] {
  const mark = url.indexOf('?');
  const shown = mark < 0 ? url : `${url.slice(0, mark)}?${elision.pairs(url.slice(mark + 1)).join('&')}`;
  const fields = body === undefined ? [] : elision.pairs(body).map((pair) => ['-d', pair]);
  const named = Object.entries(headers).map(([name, value]) => [
    '-H',
    `${name}: ${name.toLowerCase() === 'authorization' ? elision.authorization(value) : value}`,
  ]);
  const first = `curl ${method === 'GET' ? '' : `-X ${method} `}${quoted(elision.text(shown))}`;
  const rest = [...named, ...fields].map(([option, value = '']) => `  ${option} ${quoted(elision.text(value))}`);
  return [first, ...rest].map((line, index, all) => (index < all.length - 1 ? `${line} \\` : line));
}

/** One word of a POSIX shell (XCU §2.2.2). */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

function readable(text: string, elision: Elision): string {
  try {
    return elision.text(JSON.stringify(elision.json(JSON.parse(text)), null, 2));
  } catch {
    return elision.text(text);
  }
}

function shortened(text: string): readonly string[] {
  const lines = text.trimEnd().split('\n');
  const first = lines
    .slice(0, MOST_LINES)
    .map((line) => (line.length > LONGEST_LINE ? `${line.slice(0, LONGEST_LINE)} …` : line));
  return lines.length > MOST_LINES ? [...first, `… ${lines.length - MOST_LINES} lines more`] : first;
}
