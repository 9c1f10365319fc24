import type { DiagnosticsSection } from './diagnostics-text.ts';
import type { CallbackRefusal } from './failures.ts';
import type { AccountView, KeyStoreView, SignedOutReason, SignInDiagnostics } from './models.ts';
import { assertNever } from './result.ts';

type Moment = (time: number) => string;
type Line = DiagnosticsSection['lines'][number];

const SIGNED_OUT: Readonly<Record<SignedOutReason, string>> = {
  never: 'nobody has signed in',
  'by-user': 'signed out by the person',
  revoked: 'signed out, the permission was withdrawn',
  expired: 'signed out, the session ran out',
  'client-refused': 'signed out, the client id is not accepted',
  'user-blocked': 'signed out, the user is blocked',
  'clock-wrong': 'signed out, the computer’s clock is wrong',
  'unreadable-tokens': 'what is kept cannot be read',
};

const REFUSED: Readonly<Record<CallbackRefusal, string>> = {
  'not-ours': 'not an address of ours',
  malformed: 'damaged',
  'too-long': 'too long',
  several: 'several at once',
  'unknown-state': 'of another attempt',
  'no-attempt': 'nothing was waiting',
  expired: 'of an attempt that had expired',
  cancelled: 'of an attempt that was cancelled',
  used: 'used already',
  'clipboard-empty': 'nothing on the clipboard',
};

const CLIENT: Readonly<Record<SignInDiagnostics['client']['source'], string>> = {
  settings: 'entered by the person',
  environment: 'from the environment',
  'built-in': 'built in',
  none: 'none',
};

const STRENGTH: Readonly<Record<KeyStoreView['strength'], string>> = {
  strong: 'strong',
  weak: 'a key that everybody knows',
  none: 'none to be had',
  unknown: 'not known',
};

const TROUBLE: Readonly<Record<NonNullable<KeyStoreView['trouble']>, string>> = {
  changed: 'what is kept was encrypted with another key',
  locked: 'locked, or not available for the moment',
  refused: 'refused',
  silent: 'does not answer',
  damaged: 'what is kept is damaged',
  newer: 'what is kept is of a newer version',
};

/** Where signing in and the session stand. @param moment how a moment (ms since the epoch) is written. */
export function signInSections(view: SignInDiagnostics, moment: Moment): readonly DiagnosticsSection[] {
  return [
    {
      title: 'Signing in',
      lines: [
        { label: 'Session', value: sessionWords(view.session) },
        { label: 'Attempt', value: attemptWords(view.attempt, moment) },
        { label: 'Client id', value: clientWords(view.client) },
        { label: 'Clock', value: clockWords(view.clock?.skewMs) },
        ...view.refusals.map(({ reason, times, last }) => ({
          label: `Refused: ${REFUSED[reason]}`,
          value: `${times === 1 ? 'once' : `${times} times`}, last ${moment(last)}`,
        })),
      ],
      none: '',
    },
    { title: 'Accounts', lines: view.accounts.map(accountLine), none: 'None.' },
    { title: 'Key store', lines: keyStoreLines(view.keyStore, moment), none: '' },
  ];
}

function sessionWords(session: SignInDiagnostics['session']): string {
  if (session.state === 'signed-out') return SIGNED_OUT[session.reason];
  return ['signed in', session.connection, kindWords(session.kind), keptWords(session.kept)].join(', ');
}

function kindWords(kind: AccountView['kind']): string {
  return kind === 'oauth' ? 'through the browser' : 'with a personal API token';
}

function keptWords(kept: boolean): string {
  return kept ? 'kept' : 'in memory only';
}

/** By number: a name would be somebody's. */
function accountLine(
  { issuerHost, active, kind, kept, state }: SignInDiagnostics['accounts'][number],
  at: number,
): Line {
  const stands = state === 'signed-in' ? 'signed in' : SIGNED_OUT[state.signedOut];
  const said = [issuerHost, active ? 'active' : 'not active', stands];
  if (state === 'signed-in') said.push(kindWords(kind), keptWords(kept));
  return { label: `Account ${at + 1}`, value: said.join(', ') };
}

function attemptWords(attempt: SignInDiagnostics['attempt'], moment: Moment): string {
  switch (attempt.step) {
    case 'idle':
      return 'none';
    case 'waiting':
      return [
        `waiting since ${moment(attempt.since)}, until ${moment(attempt.expiresAt)}`,
        `browser ${attempt.browser}`,
        `comes back by ${redirectWords(attempt.redirect)}`,
        ...(attempt.declined ? ['declined once'] : []),
      ].join(', ');
    case 'exchanging':
      return 'the wiki is being asked for tokens';
    case 'done':
      return 'the last one succeeded';
    case 'failed':
      return `the last one failed: ${attempt.code}`;
    default:
      return assertNever(attempt);
  }
}

function redirectWords(redirect: SignInDiagnostics['client']['redirect']): string {
  return redirect === 'scheme' ? 'the app’s own scheme' : 'a port of this computer';
}

function clientWords({ source, redirect }: SignInDiagnostics['client']): string {
  return source === 'none' ? CLIENT.none : `${CLIENT[source]}, comes back by ${redirectWords(redirect)}`;
}

function clockWords(skewMs: number | undefined): string {
  if (skewMs === undefined) return 'not compared with a server’s yet';
  if (skewMs === 0) return 'as the server’s';
  return `${Math.round(Math.abs(skewMs) / 1000)} s ${skewMs > 0 ? 'ahead of' : 'behind'} the server’s`;
}

function keyStoreLines({ name, label, strength, since, trouble, keepsWeakly }: KeyStoreView, moment: Moment): Line[] {
  return [
    { label: 'Name', value: [name || 'not known yet', ...(label === undefined ? [] : [label])].join(', ') },
    { label: 'Protection', value: STRENGTH[strength] },
    { label: 'Keeps', value: since === undefined ? 'nothing under this key' : `since ${moment(since)}` },
    ...(trouble === undefined ? [] : [{ label: 'Trouble', value: TROUBLE[trouble] }]),
    ...(keepsWeakly ? [{ label: 'Choice', value: 'tokens are kept even under a weak key' }] : []),
  ];
}
