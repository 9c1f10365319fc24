import { describe, expect, test } from 'vitest';
import { sessionNews } from '../../../renderer/notices/session-news.ts';
import type { AuthView } from '../../../shared/models.ts';

const BASE: AuthView = {
  session: { state: 'signed-out', reason: 'never' },
  accounts: [],
  signIn: { step: 'idle' },
  keyStore: { strength: 'strong', name: 'GNOME Keyring', advice: 'none', keepsWeakly: false },
  client: {
    source: 'built-in',
    registrationUrl: 'https://wiki.example/register',
    redirect: 'scheme',
    redirectUris: { scheme: 'org.example:/x', loopback: 'http://127.0.0.1/callback' },
  },
  grantsUrl: 'https://wiki.example/grants',
};
const SIGNED_IN: AuthView = {
  ...BASE,
  session: {
    state: 'signed-in',
    name: 'Reader',
    issuerHost: 'wiki.example',
    kept: true,
    connection: 'online',
    kind: 'oauth',
  },
};
const DONE: AuthView = { ...SIGNED_IN, signIn: { step: 'done', name: 'Reader' } };
const EXPIRED: AuthView = { ...BASE, session: { state: 'signed-out', reason: 'expired' } };
const BY_USER: AuthView = { ...BASE, session: { state: 'signed-out', reason: 'by-user' } };

describe('news of the session', () => {
  test('a sign-in is told once', () => {
    expect(sessionNews(BASE, DONE)).toEqual({ kind: 'signed-in', name: 'Reader' });
    expect(sessionNews(DONE, DONE)).toBeUndefined();
  });

  test('a sign-in that was over before the window opened is no news', () => {
    expect(sessionNews(undefined, DONE)).toBeUndefined();
  });

  test('a session that ended by itself is told, also at the start, and once', () => {
    expect(sessionNews(SIGNED_IN, EXPIRED)).toEqual({ kind: 'signed-out', reason: 'expired' });
    expect(sessionNews(undefined, EXPIRED)).toEqual({ kind: 'signed-out', reason: 'expired' });
    expect(sessionNews(EXPIRED, { ...EXPIRED })).toBeUndefined();
  });

  test('signing out is told when it happens, not at the next start', () => {
    expect(sessionNews(SIGNED_IN, BY_USER)).toEqual({ kind: 'signed-out', reason: 'by-user' });
    expect(sessionNews(undefined, BY_USER)).toBeUndefined();
  });

  test('never having signed in is no news', () => {
    expect(sessionNews(undefined, BASE)).toBeUndefined();
  });
});
