import { expect, test } from 'vitest';
import type { CallbackRefusal } from '../../shared/failures.ts';
import type { SignedOutReason, SignInDiagnostics } from '../../shared/models.ts';
import { signInSections } from '../../shared/sign-in-diagnostics-text.ts';
import { KEYRING, signInDiagnosticsView } from '../fakes/auth-view.ts';

const moment = (time: number) => `at ${time}`;

function told(change: Partial<SignInDiagnostics>): string {
  const sections = signInSections(signInDiagnosticsView(change), moment);
  const lines = sections.flatMap((section) => section.lines);
  return lines.map(({ label, value }) => `${label}: ${value}`).join('\n');
}

test('a session says how it is, and each way it can end has words of its own', () => {
  const session = { state: 'signed-in', connection: 'offline', kept: false, kind: 'personal-token' } as const;
  expect(told({ session })).toContain('Session: signed in, offline, with a personal API token, in memory only');
  const reasons: readonly SignedOutReason[] = [
    'never',
    'by-user',
    'revoked',
    'expired',
    'client-refused',
    'user-blocked',
    'clock-wrong',
    'unreadable-tokens',
  ];
  expect(new Set(reasons.map((reason) => told({ session: { state: 'signed-out', reason } }))).size).toBe(8);
});

test('an attempt that waits says since when, until when, and how it comes back', () => {
  const attempt = {
    step: 'waiting',
    since: 1,
    expiresAt: 2,
    browser: 'failed',
    redirect: 'loopback',
    declined: true,
  } as const;
  expect(told({ attempt })).toContain(
    'Attempt: waiting since at 1, until at 2, browser failed, comes back by a port of this computer, declined once',
  );
  expect(told({ attempt: { step: 'failed', code: 'code-refused' } })).toContain('the last one failed: code-refused');
});

test('refused callbacks are counted by their reason, each in words of its own', () => {
  const refusals = [
    { reason: 'unknown-state', times: 3, last: 7 },
    { reason: 'used', times: 1, last: 9 },
  ] as const;
  expect(told({ refusals })).toContain(
    'Refused: of another attempt: 3 times, last at 7\nRefused: used already: once, last at 9',
  );
  const reasons: readonly CallbackRefusal[] = [
    'not-ours',
    'malformed',
    'too-long',
    'several',
    'unknown-state',
    'no-attempt',
    'expired',
    'cancelled',
    'used',
    'clipboard-empty',
  ];
  expect(new Set(reasons.map((reason) => told({ refusals: [{ reason, times: 1, last: 1 }] }))).size).toBe(10);
});

test('accounts are told by number, and where each stands', () => {
  const one = { issuerHost: 'wiki.example', active: true, kind: 'oauth', kept: true, state: 'signed-in' } as const;
  const accounts = [one, { ...one, active: false, state: { signedOut: 'revoked' } } as const];
  expect(told({ accounts })).toContain('Account 1: wiki.example, active, signed in, through the browser, kept');
  expect(told({ accounts })).toContain(
    'Account 2: wiki.example, not active, signed out, the permission was withdrawn\nName',
  );
});

test('a clock that is off says by how much and in which direction', () => {
  expect(told({ clock: { skewMs: 86_400_000 } })).toContain('Clock: 86400 s ahead of the server’s');
  expect(told({ clock: { skewMs: -90_000 } })).toContain('Clock: 90 s behind the server’s');
  expect(told({ clock: { skewMs: 0 } })).toContain('Clock: as the server’s');
});

test('the key store says what it is, since when, what troubles it and what was chosen', () => {
  const keyStore = { ...KEYRING, label: 'linux:v11', since: 5, trouble: 'locked', keepsWeakly: true } as const;
  const text = told({ keyStore });
  expect(text).toContain('Name: GNOME Keyring, linux:v11');
  expect(text).toContain('Keeps: since at 5');
  expect(text).toContain('Trouble: locked, or not available for the moment');
  expect(text).toContain('Choice: tokens are kept even under a weak key');
});
