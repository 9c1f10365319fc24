import { expect, test } from 'vitest';
import { diagnosticsSections, diagnosticsText } from '../../shared/diagnostics-text.ts';
import type { BaseReason, DiagnosticsView } from '../../shared/models.ts';
import { siteId } from '../../shared/site-id.ts';
import { signInDiagnosticsView } from '../fakes/auth-view.ts';

const site = siteId('wikipedia', 'en');
const NOON = Date.UTC(2026, 8, 1, 12);
const VIEW: DiagnosticsView = {
  name: 'Lectern',
  version: '1.0.0',
  system: 'Linux 6.12 x64',
  runner: 'Electron 45.0.1, Chromium 156, Node 24',
  site,
  bases: [{ site, base: 'https://api.wikimedia.org/core/v1/wikipedia/en', since: NOON, why: 'unreachable' }],
  deprecations: [{ host: 'api.wikimedia.org', path: '/core/v1/*', since: NOON, end: NOON + 86_400_000 }],
  waits: [{ host: 'en.wikipedia.org', until: NOON + 60_000 }],
  signIn: signInDiagnosticsView(),
  at: NOON + 1000,
};

test('what is copied says everything, with moments that mean the same everywhere', () => {
  expect(diagnosticsText(VIEW)).toBe(`This app
  Version: Lectern 1.0.0
  System: Linux 6.12 x64
  Runs on: Electron 45.0.1, Chromium 156, Node 24
  Search looks in: wikipedia:en
  Seen at: 2026-09-01 12:00:01 UTC

Signing in
  Session: nobody has signed in
  Attempt: none
  Client id: built in, comes back by the app’s own scheme
  Clock: not compared with a server’s yet

Accounts
  None.

Key store
  Name: GNOME Keyring
  Protection: strong
  Keeps: nothing under this key

Wikis read
  wikipedia:en: https://api.wikimedia.org/core/v1/wikipedia/en, since 2026-09-01 12:00:00 UTC: the preferred one could not be reached

Servers that asked to wait
  en.wikipedia.org: until 2026-09-01 12:01:00 UTC

Going away
  api.wikimedia.org/core/v1/*: outdated since 2026-09-01 12:00:00 UTC, ends 2026-09-02 12:00:00 UTC
`);
});

test('where there is nothing to say, that is said', () => {
  const text = diagnosticsText({ ...VIEW, bases: [], deprecations: [{ host: 'a.example', path: '/b' }], waits: [] });
  expect(text).toContain('Wikis read\n  None since Lectern started.');
  expect(text).toContain('Servers that asked to wait\n  None at the moment.');
  expect(text).toContain('a.example/b: announced as outdated, no end named');
});

test('every reason for another base has words of its own', () => {
  const reasons: readonly BaseReason[] = [
    'preferred',
    'unreachable',
    'tls',
    'gone',
    'path-unknown',
    'not-the-api',
    'moved',
  ];
  const words = reasons.map((why) => {
    const [base] = VIEW.bases.map((known) => ({ ...known, why }));
    const sections = diagnosticsSections({ ...VIEW, bases: base ? [base] : [] }, String);
    return sections.find(({ title }) => title === 'Wikis read')?.lines[0]?.value;
  });
  expect(new Set(words).size).toBe(reasons.length);
});
