import { expect, test } from 'vitest';
import { leftText, strayCallbackText } from '../../../renderer/notices/news-text.ts';
import type { CallbackRefusal } from '../../../shared/failures.ts';
import { account, authView } from '../../fakes/auth-view.ts';

test('who signed out is named, and what stays is said', () => {
  expect(leftText('Reader', authView())).toMatch(
    /^Reader is signed out, and everything kept here is gone\. The permission/,
  );
  expect(leftText(undefined, authView())).toMatch(/^You are signed out/);
  expect(leftText('قارئ', authView())).toMatch(/^\u2068قارئ\u2069 is/);
  expect(leftText('Reader', authView({ accounts: [account({ active: false })] }))).toContain('The other accounts stay');
});

test('a callback that nothing waited for says why nothing was done with it, and sends nobody round in circles', () => {
  const told = (reason: CallbackRefusal) => strayCallbackText({ code: 'callback-refused', reason });
  for (const reason of ['used', 'expired', 'cancelled'] as const) {
    expect(told(reason)).toContain('a sign-in that is over');
    expect(told(reason)).not.toContain('start again');
  }
  for (const reason of ['no-attempt', 'unknown-state'] as const) expect(told(reason)).toContain('start again');
  for (const reason of ['malformed', 'several', 'too-long', 'not-ours'] as const)
    expect(told(reason)).toContain('not of the form');
  expect(strayCallbackText({ code: 'declined' })).toContain('you declined');
});
