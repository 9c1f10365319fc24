import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createElision } from '../../examples/support/elision.ts';
import { asCurl, shownHttp } from '../../examples/support/shown.ts';
import { HttpError } from '../../main/ports.ts';
import { createFakeHttp, html, json } from '../fakes/http.ts';

const URL_OF_PAGE = 'https://wiki.example/w/rest.php/v1/page/Earth/bare';
const GET = {
  method: 'GET',
  headers: { 'User-Agent': 'Example/1', Authorization: 'Bearer the-secret-token' },
} as const;

/** What a program of this name is called with when a shell reads the command. */
function argumentsOf(command: readonly string[]): readonly string[] {
  const script = `curl() { for word in "$@"; do printf '%s\\0' "$word"; done; }\n${command.join('\n')}\n`;
  return execFileSync('sh', ['-c', script], { encoding: 'utf8' }).split('\0').slice(0, -1);
}

/** Printable, and whatever a shell would make something of. */
const text = fc.string({ unit: fc.constantFrom(...`abc é$\`"'\\!*?&;|<>(){}[]#~= \t`), maxLength: 20 });

describe('a request as curl', () => {
  it('is a GET by its address alone, a POST by name, with each header and each pair of the body', () => {
    expect(asCurl(URL_OF_PAGE, GET, createElision())).toEqual([
      `curl '${URL_OF_PAGE}' \\`,
      "  -H 'User-Agent: Example/1' \\",
      "  -H 'Authorization: Bearer …'",
    ]);
    const body = 'grant_type=refresh_token&refresh_token=abc%2Bdef-ghi&client_id=c1';
    expect(asCurl('https://wiki.example/token', { method: 'POST', headers: {}, body }, createElision())).toEqual([
      "curl -X POST 'https://wiki.example/token' \\",
      "  -d 'grant_type=refresh_token' \\",
      "  -d 'refresh_token=…' \\",
      "  -d 'client_id=c1'",
    ]);
  });

  it('is read by a shell as it was meant, whatever stands in it', () => {
    fc.assert(
      fc.property(text, text, text, (header, value, query) => {
        const url = `https://wiki.example/?q=${query}`;
        const init = { method: 'POST', headers: { 'x-own': header }, body: `a=${value}` } as const;
        const [, , sent, ...rest] = argumentsOf(asCurl(url, init, createElision()));
        const pairs = `a=${value}`.split('&').flatMap((pair) => ['-d', pair]);
        expect([sent, ...rest]).toEqual([url, '-H', `x-own: ${header}`, ...pairs]);
      }),
      { numRuns: 60 },
    );
  });

  it('holds no secret of its query', () => {
    const [line] = asCurl(`${URL_OF_PAGE}?access_token=abcdefghij&q=earth?`, { ...GET, headers: {} }, createElision());
    expect(line).toBe(`curl '${URL_OF_PAGE}?access_token=…&q=earth?'`);
  });
});

describe('what comes back', () => {
  async function shown(answer: () => Response | 'offline') {
    const lines: string[] = [];
    const http = shownHttp(createFakeHttp(answer).http, createElision(), (line) => lines.push(line.trim()));
    const response = await http(URL_OF_PAGE, GET).catch((error: unknown) => error);
    const after = lines.slice(lines.findIndex((line) => line.startsWith('→')));
    return { response, after, text: lines.join('\n') };
  }

  it('is shown with what is worth reading of its head, and goes on as it came', async () => {
    const { response, after } = await shown(() => json({ title: 'Earth' }, 200, { etag: '"37"', server: 'mw1' }));
    expect(after).toEqual(['→ 200', 'content-type: application/json', 'etag: "37"', '{', '"title": "Earth"', '}']);
    expect(response instanceof Response && (await response.json())).toEqual({ title: 'Earth' });
  });

  it('goes on with its tokens, and is shown without them', async () => {
    const tokens = { token_type: 'Bearer', access_token: 'the-secret-access', refresh_token: 'the-secret-refresh' };
    const { response, text } = await shown(() => json(tokens, 200, { 'www-authenticate': 'Bearer the-secret-token' }));
    expect(text).not.toContain('the-secret');
    expect(response instanceof Response && (await response.json())).toEqual(tokens);
  });

  it('is left out where an error repeats what was sent, JSON or not', async () => {
    for (const type of ['application/json', 'text/plain']) {
      const { text, after } = await shown(
        () => new Response('No good: the-secret-token', { status: 400, headers: { 'content-type': type } }),
      );
      expect(after).toContain('No good: …');
      expect(text).not.toContain('the-secret');
    }
  });

  it('is not read where it is a document: that streams past', async () => {
    const { response, after } = await shown(() => html('<p>Earth</p>'));
    expect(after).toEqual(['→ 200', 'content-type: text/html; charset=utf-8']);
    expect(response instanceof Response && response.bodyUsed).toBe(false);
  });

  it('has no body where there is none', async () => {
    const { response, after } = await shown(() => new Response(null, { status: 304 }));
    expect(after).toEqual(['→ 304']);
    expect(response).toMatchObject({ status: 304, body: null });
  });

  it('is cut where it is long, after the secrets have gone', async () => {
    const long = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`key${index}`, 'x'.repeat(500)]));
    const { after } = await shown(() => json({ access_token: 'y'.repeat(500), ...long }));
    expect(after.length).toBeLessThan(30);
    expect(after.at(-1)).toMatch(/^… \d+ lines more$/);
    expect(Math.max(...after.map((line) => line.length))).toBeLessThan(150);
    expect(after.join('')).not.toContain('yy');
  });

  it('may be nothing, which is said', async () => {
    const { response, after } = await shown(() => 'offline');
    expect(after).toEqual(['→ no answer: offline']);
    expect(response).toBeInstanceOf(HttpError);
  });
});
