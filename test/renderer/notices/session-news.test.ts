import { describe, expect, test } from 'vitest';
import { sessionNews } from '../../../renderer/notices/session-news.ts';
import type { AuthView, SignedOutReason } from '../../../shared/models.ts';
import { authView, KEYRING, signedInAs } from '../../fakes/auth-view.ts';

const BASE = authView();
const SIGNED_IN = authView({ session: signedInAs('Reader') });
const DONE: AuthView = { ...SIGNED_IN, signIn: { step: 'done', name: 'Reader' } };
const ended = (reason: SignedOutReason) => authView({ session: { state: 'signed-out', reason } });
const sealed = (trouble: 'locked' | 'silent') => ({ ...ended('unreadable-tokens'), keyStore: { ...KEYRING, trouble } });

describe('news of the session', () => {
  test('a sign-in is told once', () => {
    expect(sessionNews(BASE, DONE)).toEqual({ kind: 'signed-in', name: 'Reader' });
    expect(sessionNews(DONE, DONE)).toBeUndefined();
  });

  test('a sign-in that was over before the window opened is no news', () => {
    expect(sessionNews(undefined, DONE)).toBeUndefined();
  });

  test('a session that ended by itself is told, also at the start, and once', () => {
    const expired = ended('expired');
    expect(sessionNews(SIGNED_IN, expired)).toEqual({ kind: 'ended', reason: 'expired' });
    expect(sessionNews(undefined, expired)).toEqual({ kind: 'ended', reason: 'expired' });
    expect(sessionNews(expired, { ...expired })).toBeUndefined();
  });

  test('signing out is told with the name when it happens, not at the next start', () => {
    expect(sessionNews(SIGNED_IN, ended('by-user'))).toEqual({ kind: 'left', name: 'Reader' });
    expect(sessionNews(undefined, ended('by-user'))).toBeUndefined();
    expect(sessionNews(BASE, ended('by-user'))).toBeUndefined();
    expect(sessionNews(ended('by-user'), ended('by-user'))).toBeUndefined();
  });

  test('forgetting an account whose session was over is told without a name', () => {
    expect(sessionNews(ended('revoked'), ended('by-user'))).toEqual({ kind: 'left', name: undefined });
  });

  test('a session that comes back by itself takes the line about its end away', () => {
    expect(sessionNews(sealed('locked'), SIGNED_IN)).toEqual({ kind: 'back' });
    expect(sessionNews(ended('clock-wrong'), SIGNED_IN)).toEqual({ kind: 'back' });
    expect(sessionNews(SIGNED_IN, { ...SIGNED_IN })).toBeUndefined();
    expect(sessionNews(undefined, SIGNED_IN)).toBeUndefined();
  });

  test('what is kept and cannot be read is told anew when the reason is another', () => {
    expect(sessionNews(sealed('silent'), sealed('locked'))).toEqual({ kind: 'ended', reason: 'unreadable-tokens' });
    expect(sessionNews(sealed('locked'), sealed('locked'))).toBeUndefined();
  });

  test('never having signed in is no news', () => {
    expect(sessionNews(undefined, BASE)).toBeUndefined();
  });
});
