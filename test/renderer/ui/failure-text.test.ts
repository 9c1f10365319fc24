import { describe, expect, test } from 'vitest';
import { failureText } from '../../../renderer/ui/failure-text.ts';
import type { Failure } from '../../../shared/failures.ts';

/** One of each code; does not compile while one is missing. */
const EVERY: { readonly [C in Failure['code']]: Failure & { readonly code: C } } = {
  'page-missing': { code: 'page-missing', title: 'Marrow' },
  'title-invalid': { code: 'title-invalid', title: 'a|b' },
  'revision-missing': { code: 'revision-missing', title: 'Marrow' },
  'revision-of-another-page': { code: 'revision-of-another-page', title: 'Marrow' },
  'revision-hidden': { code: 'revision-hidden', title: 'Marrow' },
  'revisions-unrelated': { code: 'revisions-unrelated' },
  'revisions-not-text': { code: 'revisions-not-text' },
  'web-only': { code: 'web-only', title: 'Special:Search', url: 'https://wiki.example/wiki/Special:Search' },
  forbidden: { code: 'forbidden' },
  limited: { code: 'limited', until: 5000 },
  offline: { code: 'offline' },
  'timed-out': { code: 'timed-out' },
  'server-error': { code: 'server-error', status: 503 },
  gone: { code: 'gone' },
  'captive-portal': { code: 'captive-portal' },
  unreadable: { code: 'unreadable', what: 'page' },
  'redirect-loop': { code: 'redirect-loop', title: 'Round' },
  'redirect-refused': { code: 'redirect-refused', host: 'example.org' },
  superseded: { code: 'superseded' },
  'site-unknown': { code: 'site-unknown' },
  'client-id-missing': { code: 'client-id-missing' },
  'browser-failed': { code: 'browser-failed' },
  'attempt-expired': { code: 'attempt-expired' },
  'no-attempt': { code: 'no-attempt' },
  'callback-refused': { code: 'callback-refused', reason: 'unknown-state' },
  'authorization-refused': { code: 'authorization-refused', error: 'invalid_scope' },
  'client-refused': { code: 'client-refused' },
  'code-refused': { code: 'code-refused' },
  'exchange-failed': { code: 'exchange-failed', why: 'offline' },
  'profile-failed': { code: 'profile-failed' },
  'loopback-failed': { code: 'loopback-failed' },
  'personal-token-refused': { code: 'personal-token-refused', reason: 'not-a-token' },
  'personal-token-unverified': { code: 'personal-token-unverified', why: 'offline' },
  'client-secret-pasted': { code: 'client-secret-pasted' },
  'account-unknown': { code: 'account-unknown' },
  'key-store-failed': { code: 'key-store-failed', why: 'refused' },
  'handler-not-changed': { code: 'handler-not-changed', why: 'tool-failed' },
  'arguments-invalid': { code: 'arguments-invalid', method: 'pages.open' },
  'gesture-missing': { code: 'gesture-missing', method: 'auth.signIn' },
  internal: { code: 'internal', method: 'pages.open' },
  'link-refused': { code: 'link-refused', reason: 'scheme' },
  'clipboard-failed': { code: 'clipboard-failed' },
  'clipboard-unreadable': { code: 'clipboard-unreadable' },
  'settings-unwritable': { code: 'settings-unwritable' },
  'settings-newer': { code: 'settings-newer' },
  'library-full': { code: 'library-full' },
  'library-read-only': { code: 'library-read-only' },
  'library-locked': { code: 'library-locked' },
  'library-newer': { code: 'library-newer' },
  'library-damaged': { code: 'library-damaged' },
  'library-unreachable': { code: 'library-unreachable' },
  'library-unsupported': { code: 'library-unsupported' },
  'accounts-left': { code: 'accounts-left', why: 'unwritable' },
  'list-missing': { code: 'list-missing' },
  'list-name-empty': { code: 'list-name-empty' },
  'printer-failed': { code: 'printer-failed' },
  'pdf-failed': { code: 'pdf-failed' },
  'file-unwritable': { code: 'file-unwritable' },
  'file-unreadable': { code: 'file-unreadable' },
  'bundle-invalid': { code: 'bundle-invalid' },
  'bundle-newer': { code: 'bundle-newer' },
  'list-name-taken': { code: 'list-name-taken', name: 'Rivers' },
  'setting-invalid': { code: 'setting-invalid', setting: 'clientId' },
};

describe('failure text', () => {
  test.each(Object.values(EVERY))('$code says what happened and what to do', (failure) => {
    const { title, sentence } = failureText(failure, 0);
    expect(title).toMatch(/^\p{Lu}.{5,}[^.]$/u);
    expect(sentence).toMatch(/^“?\p{Lu}.{20,}\.$/u);
    expect(sentence).not.toContain(failure.code);
  });

  test('facts that the failure carries are in the sentence', () => {
    expect(failureText(EVERY['page-missing'], 0).sentence).toContain('“Marrow”');
    expect(failureText(EVERY['revision-missing'], 0).sentence).toContain('“Marrow”');
    expect(failureText(EVERY['web-only'], 0).sentence).toContain('“Special:Search”');
    expect(failureText(EVERY['redirect-refused'], 0).sentence).toContain('example.org');
    expect(failureText(EVERY['server-error'], 0).sentence).toContain('(503)');
  });

  test.each([
    'browser-command',
    'tools-missing',
    'path-unusable',
    'entry-foreign',
    'not-packaged',
    'tool-failed',
    'timed-out',
    'not-written',
    'refused',
  ] as const)('why sign-in links stay where they are, %s, has a sentence', (why) => {
    const { sentence } = failureText({ code: 'handler-not-changed', why }, 0);
    expect(sentence).toMatch(/^\p{L}.{20,}\.$/u);
    expect(sentence).not.toContain(why);
  });

  test('a missing page offers a search, a lost connection another try, a special page the web', () => {
    expect(failureText(EVERY['page-missing'], 0).remedy).toBe('search');
    expect(failureText(EVERY.gone, 0).remedy).toBe('search');
    expect(failureText(EVERY['captive-portal'], 0).remedy).toBe('retry');
    expect(failureText(EVERY.offline, 0).remedy).toBe('retry');
    expect(failureText(EVERY['web-only'], 0).remedy).toBe('web');
  });

  test('a limit counts down to the moment the wiki named', () => {
    expect(failureText(EVERY.limited, 1000).sentence).toContain('in 4 seconds');
    expect(failureText(EVERY.limited, 4500).sentence).toContain('in 1 second.');
    expect(failureText(EVERY.limited, 9000).sentence).toContain('try again now');
  });

  test('a network that answers in place of the wiki names its log-in page', () => {
    expect(failureText(EVERY['captive-portal'], 0).sentence).toContain('log in there');
  });
});
