import { createHash } from 'node:crypto';
import { afterEach } from 'vitest';
import type { Clock } from '../../sample-wiki/clock.ts';
import type { SampleWiki, SampleWikiOptions } from '../../sample-wiki/sample-wiki.ts';
import { startSampleWiki } from '../../sample-wiki/server.ts';
import { allow } from '../fakes/sample-sign-in.ts';

const open: SampleWiki[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((wiki) => wiki.close()));
});

/** A wiki of this test's own, closed when the test ends. */
export async function startWiki(options: SampleWikiOptions = {}): Promise<SampleWiki> {
  const wiki = await startSampleWiki(options);
  open.push(wiki);
  return wiki;
}

/** A clock that stands still until it is moved. */
export function handClock(start = Date.UTC(2026, 10, 23)): Clock & { readonly advance: (seconds: number) => void } {
  let now = start;
  return {
    now: () => now,
    after: (_ms, callback) => {
      callback();
      return () => undefined;
    },
    advance: (seconds) => {
      now += seconds * 1000;
    },
  };
}

export const VERIFIER = 'v'.repeat(64);
export const CHALLENGE = createHash('sha256').update(VERIFIER).digest('base64url');

/** The authorization URL of the desktop client; a parameter that is `undefined` is left out. */
export function authorizationUrl(wiki: SampleWiki, changes: Readonly<Record<string, string | undefined>> = {}): string {
  const parameters = {
    response_type: 'code',
    client_id: wiki.clients.desktop.id,
    redirect_uri: wiki.clients.desktop.redirectUri,
    scope: 'basic',
    state: 'state-1',
    code_challenge: CHALLENGE,
    code_challenge_method: 'S256',
    ...changes,
  };
  const given = Object.entries(parameters).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  return `${wiki.oauthBase}/oauth2/authorize?${new URLSearchParams(given)}`;
}

/** Posts to the token endpoint; the answer's status and decoded body. */
export async function post(wiki: SampleWiki, fields: Readonly<Record<string, string>>) {
  const response = await fetch(`${wiki.oauthBase}/oauth2/access_token`, {
    method: 'POST',
    body: new URLSearchParams(fields),
  });
  const body: unknown = await response.json();
  return { status: response.status, headers: response.headers, body: body as Readonly<Record<string, unknown>> };
}

/** A code that a person has just allowed. */
export async function freshCode(wiki: SampleWiki, changes: Readonly<Record<string, string | undefined>> = {}) {
  const callback = await allow(authorizationUrl(wiki, changes));
  return new URL(callback).searchParams.get('code') ?? '';
}

export function exchange(wiki: SampleWiki, code: string, changes: Readonly<Record<string, string>> = {}) {
  return post(wiki, {
    grant_type: 'authorization_code',
    client_id: wiki.clients.desktop.id,
    redirect_uri: wiki.clients.desktop.redirectUri,
    code,
    code_verifier: VERIFIER,
    ...changes,
  });
}

export function refresh(wiki: SampleWiki, token: unknown, clientId = wiki.clients.desktop.id) {
  return post(wiki, { grant_type: 'refresh_token', client_id: clientId, refresh_token: String(token) });
}

/** Signs in as a person; the answer of the token endpoint. */
export async function signIn(wiki: SampleWiki, user = 'Reader') {
  const callback = await allow(authorizationUrl(wiki), { user });
  const { body } = await exchange(wiki, new URL(callback).searchParams.get('code') ?? '');
  return { access: String(body['access_token']), refresh: String(body['refresh_token']) };
}

/** A GET below the REST root, not following redirects. */
export async function get(wiki: SampleWiki, path: string, headers: Readonly<Record<string, string>> = {}) {
  const response = await fetch(`${wiki.restBase}${path}`, { headers, redirect: 'manual' });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text };
}

export async function getJson(wiki: SampleWiki, path: string, headers: Readonly<Record<string, string>> = {}) {
  const answer = await get(wiki, path, headers);
  const body: unknown = JSON.parse(answer.text);
  return { ...answer, body: body as Readonly<Record<string, unknown>> };
}

export function bearer(token: string): { readonly authorization: string } {
  return { authorization: `Bearer ${token}` };
}
