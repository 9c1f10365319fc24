import { describe, expect, test } from 'vitest';
import {
  clockText,
  type EndedReason,
  helpsToSignInAgain,
  sessionEndedText,
  sessionOverText,
} from '../../../renderer/sign-in/session-text.ts';
import type { KeyStoreView } from '../../../shared/models.ts';
import { authView, KEYRING } from '../../fakes/auth-view.ts';

const REASONS: readonly EndedReason[] = [
  'revoked',
  'expired',
  'client-refused',
  'user-blocked',
  'clock-wrong',
  'unreadable-tokens',
];
const NOON = Date.UTC(2026, 8, 1, 12);
const DAY = 86_400_000;

describe('a session that is over without the person’s doing', () => {
  test.each(REASONS)('%s says what happened, and that reading goes on or what comes first', (reason) => {
    expect(sessionEndedText(reason, authView(), NOON)).toMatch(/^You (?:were|are) .{20,}\.$/);
    const { title, sentence } = sessionOverText(reason, authView(), NOON);
    expect(title).toMatch(/^\p{Lu}.{5,}[^.]$/u);
    expect(sentence).toMatch(/\.$/);
  });

  test('signing in again is offered where it helps', () => {
    expect(REASONS.filter(helpsToSignInAgain)).toEqual(['revoked', 'expired']);
  });

  test('a wrong clock says what it shows, and how far it is off where that is known', () => {
    expect(clockText({}, NOON)).toMatch(/^It shows 1 September 2026 at \d\d:00\.$/);
    expect(clockText({ clock: { skewMs: 3 * DAY + 5 } }, NOON)).toContain('which is 3 days ahead of the wiki’s');
    expect(clockText({ clock: { skewMs: -2 * DAY } }, NOON)).toContain('which is 2 days behind the wiki’s');
  });

  test('what cannot be read says why, and that it is left as it is; nobody is told to have been signed out', () => {
    const told = (trouble: KeyStoreView['trouble']) =>
      sessionEndedText('unreadable-tokens', authView({ keyStore: { ...KEYRING, trouble } }), NOON);
    expect(told('changed')).toContain('the key has changed');
    expect(told('locked')).toContain('GNOME Keyring is locked or not running');
    expect(told('refused')).toContain('GNOME Keyring said no');
    expect(told('silent')).toContain('has not answered yet');
    expect(told('damaged')).toContain('damaged');
    expect(told('newer')).toContain('newer version');
    for (const trouble of ['changed', 'locked', 'refused', 'silent', 'damaged', 'newer', undefined] as const) {
      expect(told(trouble)).not.toContain('were signed out');
    }
  });
});
