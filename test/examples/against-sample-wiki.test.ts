import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EXAMPLES } from '../../examples/support/examples.ts';
import { allow, cancel } from '../fakes/sample-sign-in.ts';
import { visit } from '../fakes/visit.ts';
import { type Changes, exampleWiki, type Ran, runExample } from './run-example.ts';

let served: Awaited<ReturnType<typeof exampleWiki>>;

beforeEach(async () => {
  served = await exampleWiki();
});
afterEach(() => served.wiki.close());

const run = (name: string, changes: Changes = {}) => runExample(name, served, changes);

const PREFIX = /^\/w\/rest\.php\/(?:oauth2\/|v1\/)?/;

/** What the wiki was asked, in order: path, `+` where a Bearer came with it, and how it answered. */
const asked = () =>
  served.wiki.requests
    .entries()
    .map(({ path, authorization, status }) => `${path.replace(PREFIX, '')}${authorization ? ' +' : ''} ${status}`);

/** What a person's browser asks on the way through login and consent. */
const CONSENT = ['authorize 302', '/wiki/Special:UserLogin 302', 'authorize 200', 'authorize 302'];

/** The lines that begin so, without their indentation. */
const lines = ({ text }: Ran, beginning: string) =>
  text.split('\n').flatMap((line) => (line.trim().startsWith(beginning) ? [line.trim().replace(/ \\$/, '')] : []));

function expectNoSecret({ text, secrets }: Ran, least: number): void {
  expect(new Set(secrets).size).toBeGreaterThanOrEqual(least);
  for (const secret of secrets) expect(text).not.toContain(secret);
}

describe('app-authentication', () => {
  it('asks for a token in the client’s own name, reads with it, and cannot refresh it', async () => {
    const ran = await run('app-authentication');
    expect(ran.ending).toEqual({ ok: true, value: expect.stringMatching(/^Can it be refreshed\? No: .* 240 minutes/) });
    expect(asked()).toEqual(['access_token 200', 'page/Tide/bare + 200']);
    const { server } = served.wiki.clients;
    expect(lines(ran, '-d')).toEqual([
      "-d 'grant_type=client_credentials'",
      `-d 'client_id=${server.id}'`,
      "-d 'client_secret=…'",
    ]);
    expect(lines(ran, "-H 'Authorization")).toEqual(["-H 'Authorization: Bearer …'"]);
    expect(lines(ran, '"access_token"')).toEqual(['"access_token": "…"']);
    expect(lines(ran, '"refresh_token"')).toEqual([]);
    expectNoSecret(ran, 2);
  });

  it.each(['wrong-as-wrong-can-be', "it's; rm -rf"])('shows what a wrong secret gets: %s', async (secret) => {
    const ran = await run('app-authentication', { env: { EXAMPLE_SERVER_CLIENT_SECRET: secret } });
    expect(ran.ending).toEqual({ ok: false, failure: expect.stringContaining('gave no token') });
    expect(asked()).toEqual(['access_token 401']);
    expect(lines(ran, '"error"')).toEqual(['"error": "invalid_client",']);
    expectNoSecret(ran, 1);
  });

  it('says that a public client gets none', async () => {
    const ran = await run('app-authentication', {
      env: { EXAMPLE_SERVER_CLIENT_ID: served.wiki.clients.loopback.id },
    });
    expect(ran.ending.ok).toBe(false);
    expect(asked()).toEqual(['access_token 401']);
  });
});

describe('user-authentication', () => {
  it('signs in by a port of this computer, reads, refreshes and reads with the new token', async () => {
    const ran = await run('user-authentication');
    expect(ran.ending.ok).toBe(true);
    expect(asked()).toEqual([
      ...CONSENT,
      'access_token 200',
      'page/Tide/bare + 200',
      'access_token 200',
      'page/Tide/bare + 200',
    ]);
    const [address = ''] = lines(ran, served.wiki.oauthBase);
    const { searchParams } = new URL(address);
    expect(Object.fromEntries(searchParams)).toEqual({
      response_type: 'code',
      client_id: served.wiki.clients.loopback.id,
      redirect_uri: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/callback$/),
      scope: 'basic',
      state: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge_method: 'S256',
    });
    expect(lines(ran, '-d').toSorted()).toEqual(
      [
        "-d 'grant_type=authorization_code'",
        "-d 'code=…'",
        "-d 'code_verifier=…'",
        `-d 'redirect_uri=${encodeURIComponent(searchParams.get('redirect_uri') ?? '')}'`,
        "-d 'grant_type=refresh_token'",
        "-d 'refresh_token=…'",
        ...[1, 2].map(() => `-d 'client_id=${served.wiki.clients.loopback.id}'`),
      ].toSorted(),
    );
    // Code, verifier and two pairs.
    expectNoSecret(ran, 6);
  });

  it('reads with the token of the refresh: the first one is dead by then', async () => {
    const ran = await run('user-authentication');
    const [accessOne, accessTwo] = [...new Set(ran.secrets.filter((secret) => secret.startsWith('eyJ')))];
    const read = async (token: string | undefined) =>
      (await fetch(`${served.wiki.apiBase}/page/Tide/bare`, { headers: { authorization: `Bearer ${token}` } })).status;
    expect([await read(accessOne), await read(accessTwo)]).toEqual([403, 200]);
  });

  it('goes on waiting after a no and after what is not the answer', async () => {
    const ran = await run('user-authentication', {
      browser: async (url) => {
        await visit(await cancel(url));
        const answer = await allow(url);
        await visit(answer.replace(/state=[\w-]{6}/, 'state=AAAAAA'));
        await visit(answer);
      },
    });
    expect(ran.ending.ok).toBe(true);
    expect(lines(ran, 'The answer was no')).toHaveLength(1);
    expect(lines(ran, 'Something came that is not the answer (unknown-state)')).toHaveLength(1);
    expectNoSecret(ran, 6);
  });

  it('gives up after an hour, with the port closed', async () => {
    let back = '';
    const ran = await run('user-authentication', {
      browser: async (url) => {
        back = new URL(url).searchParams.get('redirect_uri') ?? '';
        // The wait begins when the browser has been opened.
        setImmediate(() => served.clock.advance(60 * 60_000));
      },
    });
    expect(ran.ending).toEqual({ ok: false, failure: expect.stringContaining('within an hour') });
    await expect(visit(back)).rejects.toThrow('ECONNREFUSED');
    expect(asked()).toEqual([]);
  });
});

describe('personal-api-token', () => {
  it('asks whose token it is and reads with it', async () => {
    const ran = await run('personal-api-token');
    expect(ran.ending).toEqual({ ok: true, value: expect.stringMatching(/^Can it be refreshed\? No/) });
    expect(asked()).toEqual(['resource/profile + 200', 'page/Tide/bare + 200']);
    expect(lines(ran, 'It is Reader’s.')).toHaveLength(1);
    expectNoSecret(ran, 1);
  });

  it('sends nothing that has not the shape of a token', async () => {
    const ran = await run('personal-api-token', { env: { EXAMPLE_PERSONAL_TOKEN: 'hunter2-hunter2' } });
    expect(ran.ending).toEqual({ ok: false, failure: expect.stringContaining('not-a-token') });
    expect(asked()).toEqual([]);
    expectNoSecret(ran, 1);
  });

  it('says that a token was revoked', async () => {
    served.wiki.revokeAll();
    const ran = await run('personal-api-token');
    expect(ran.ending).toEqual({ ok: false, failure: expect.stringContaining('by-server') });
    expect(asked()).toEqual(['resource/profile + 403']);
    expectNoSecret(ran, 1);
  });
});

describe('refresh', () => {
  it('refreshes, reads, and shows that the old refresh token is still good', async () => {
    const ran = await run('refresh');
    expect(ran.ending).toEqual({ ok: true, value: expect.stringContaining('still gave a pair') });
    expect(asked()).toEqual(['access_token 200', 'page/Tide/bare + 200', 'access_token 200']);
    const again = {
      grant_type: 'refresh_token',
      client_id: served.wiki.clients.loopback.id,
      refresh_token: served.env['EXAMPLE_REFRESH_TOKEN'],
    };
    expect(ran.forms).toEqual([again, again]);
    expectNoSecret(ran, 5);
  });

  it('signs in first where no refresh token is given', async () => {
    const ran = await run('refresh', { env: { EXAMPLE_REFRESH_TOKEN: undefined } });
    expect(ran.ending.ok).toBe(true);
    expect(asked()).toEqual([
      ...CONSENT,
      'access_token 200',
      'access_token 200',
      'page/Tide/bare + 200',
      'access_token 200',
    ]);
    expectNoSecret(ran, 8);
  });

  it('ends where the refresh token has been revoked', async () => {
    served.wiki.revokeAll();
    const ran = await run('refresh');
    expect(ran.ending).toEqual({ ok: false, failure: expect.stringContaining('(refused)') });
    expect(lines(ran, '"hint"')).toEqual(['"hint": "Token has been revoked",']);
    expect(asked()).toEqual(['access_token 400']);
    expectNoSecret(ran, 1);
  });
});

describe('read-a-page', () => {
  /** Lets the pause pass once it has been announced: all but a millisecond, a look at what was sent, and the rest. */
  function patiently() {
    const duringPause: string[][] = [];
    const onLine = (line: string) => {
      if (!line.includes('asks for a pause')) return;
      setImmediate(() => {
        served.clock.advance(1999);
        setImmediate(() => {
          duringPause.push(asked());
          served.clock.advance(1);
        });
      });
    };
    return { onLine, duringPause };
  }

  const READ = ['page/Tide/bare 200', 'page/Tide/bare 304', 'page/Tide/html 200'];

  it('reads as nobody, asks again with the ETag, reads the document, reads as a user, and keeps to the pause', async () => {
    const { onLine, duringPause } = patiently();
    const ran = await run('read-a-page', { onLine });
    expect(ran.ending).toEqual({ ok: true, value: 'It found 3 titles.' });
    const before = [...READ, 'page/Tide/bare + 200', 'search/title 429'];
    expect(duringPause).toEqual([before]);
    expect(asked()).toEqual([...before, 'search/title 200']);
    const [limited, again] = served.wiki.requests.entries().slice(-2);
    expect((again?.at ?? 0) - (limited?.at ?? 0)).toBe(2000);

    expect(lines(ran, '→')).toEqual(['→ 200', '→ 304', '→ 200', '→ 200', '→ 429', '→ 200']);
    const [, conditional] = served.wiki.requests.entries();
    expect(lines(ran, "-H 'If-None-Match")).toEqual([`-H 'If-None-Match: ${conditional?.ifNoneMatch}'`]);
    expect(conditional?.ifNoneMatch).toMatch(/^"/);
    expect(lines(ran, 'retry-after')).toEqual(['retry-after: 2']);
    expect(lines(ran, 'cache-control: private')).toHaveLength(1);
    expect(lines(ran, 'Revision')).toEqual([expect.stringMatching(/^Revision \d+ came as a stream of \d{4,} bytes/)]);
    expect(ran.text).not.toContain('<html');
    expectNoSecret(ran, 1);
  });

  it('reads as nobody alone where there is no token', async () => {
    const { onLine } = patiently();
    const ran = await run('read-a-page', { onLine, env: { EXAMPLE_PERSONAL_TOKEN: undefined } });
    expect(ran.ending.ok).toBe(true);
    expect(asked()).toEqual([...READ, 'search/title 429', 'search/title 200']);
    expect(lines(ran, 'EXAMPLE_PERSONAL_TOKEN is not set')).toHaveLength(1);
  });

  it('fails where a token was refused, and says that what follows was read as nobody', async () => {
    served.wiki.revokeAll();
    const { onLine } = patiently();
    const ran = await run('read-a-page', { onLine });
    expect(asked()).toContain('page/Tide/bare + 403');
    expect(lines(ran, 'That access token was refused')).toHaveLength(1);
    expect(ran.ending).toEqual({ ok: false, failure: expect.stringContaining('was refused') });
    // What needs no token is shown all the same.
    expect(asked().at(-1)).toBe('search/title 200');
    expectNoSecret(ran, 1);
  });

  it('ends where there is no such page, or no wiki', async () => {
    const missing = await run('read-a-page', { env: { EXAMPLE_TITLE: 'No such page' } });
    expect(missing.ending).toEqual({ ok: false, failure: expect.stringContaining('EXAMPLE_TITLE') });
    expect(lines(missing, 'No page: page-missing.')).toHaveLength(1);
    await served.wiki.close();
    const nobody = await run('read-a-page');
    expect(nobody.ending.ok).toBe(false);
    expect(lines(nobody, '→ no answer')).toHaveLength(1);
  });
});

it('says of itself what it is, to the wiki too', async () => {
  await run('app-authentication');
  for (const { userAgent } of served.wiki.requests.entries()) expect(userAgent).toMatch(/^Lectern-examples\/\S+ \(/);
  expect(Object.values(EXAMPLES).every(({ about }) => about.length > 0 && about.length < 80)).toBe(true);
});
