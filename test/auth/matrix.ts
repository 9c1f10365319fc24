/**
 * Everything that can happen to a sign-in and to a session, and the tests that hold it. Most rows run over the built app
 * (test/e2e/matrix-*.spec.ts, each searched for leaks); what would only be slower there is held closer to the code.
 */

/** A test by its file below test/ and its title, as both are written; `row` where it stands in the test's own table and `{row}` in its title. */
export type Held = { readonly file: string; readonly test: string; readonly row?: string };

const attempts = (test: string, row?: string) => held('e2e/matrix-attempts.spec.ts', test, row);
const sessions = (test: string, row?: string) => held('e2e/matrix-session.spec.ts', test, row);
const restarts = (test: string) => held('e2e/matrix-restarts.spec.ts', test);
const leaks = (test: string) => held('e2e/matrix-leaks.spec.ts', test);
const signIns = (test: string, row?: string) => held('auth/attempt/sign-in-matrix.test.ts', test, row);
const overSampleWiki = (test: string, row?: string) => held('auth/session/session-matrix.test.ts', test, row);
const unit = (file: string, test: string, row?: string) => held(`auth/${file}.test.ts`, test, row);

const ENDPOINT = 'token endpoint {row}: said, nothing is kept, and trying again works';
const PASSING = 'refresh {row}: nobody is signed out, reading goes on, and so does the session later';
const KEY_STORE =
  'key store locked, missing, changed: nothing is forgotten, each is said, and it comes back as soon as it can';
const CLOCK = '{row}: signing in and reading work, and the clock is said to be wrong';

export const MATRIX = {
  deny: [
    attempts('deny: it is said, and the attempt can still be redeemed'),
    attempts('loopback, deny: it is said, and the attempt can still be redeemed'),
  ],
  'deny in another language': [attempts('deny in another language: nobody reads the words')],
  'wrong state': [attempts('wrong state: refused and said, and the attempt goes on')],
  replay: [
    attempts('replay: a callback counts once, and whoever is signed in stays so'),
    signIns('is redeemed once, however often it comes'),
  ],
  'two callbacks': [attempts('two callbacks: together they are refused, one after the other the first counts')],
  'callback after time-out': [attempts('callback after time-out: refused, and the hour that is over is said')],
  'callback after cancel': [attempts('callback after cancel: refused and said')],
  'callback after sign-out': [
    attempts('callback after sign-out: neither the one that was used nor the one that waited'),
  ],
  'cold start': [
    restarts('crash mid-flow, cold start: the callback that starts the app completes the attempt of the run before'),
    unit('attempt/sign-in', 'completes what an earlier run began, though the key store was %s at the start'),
  ],
  'second instance': [attempts('second instance: the callback comes by a second launch, among switches')],
  'quit mid-flow': [
    restarts('quit mid-flow: the attempt waits in the next run, and its callback completes it'),
    signIns('is completed by the next run, at the same port'),
  ],
  'port taken meanwhile': [
    restarts('port taken meanwhile: an attempt over loopback says so in the next run, and is completed by pasting'),
  ],
  'crash mid-flow': [
    restarts('crash mid-flow, cold start: the callback that starts the app completes the attempt of the run before'),
  ],
  'expired code': [attempts('expired code: said in so many words, and trying again works')],
  'wrong verifier': [
    attempts('wrong verifier: a code that was asked for with another challenge is worth nothing'),
    unit('against-sample-wiki', 'can send the code again with the right verifier after a wrong one'),
  ],
  'token endpoint 415': [attempts(ENDPOINT, '415')],
  'token endpoint 500': [attempts(ENDPOINT, '500')],
  'token endpoint HTML': [attempts(ENDPOINT, 'HTML')],
  'token endpoint slow': [
    attempts('token endpoint slow: waited for, and a cancel meanwhile signs nobody in'),
    signIns('that says nothing %s is waited for no longer than half a minute'),
  ],
  'token endpoint cut off': [attempts(ENDPOINT, 'cut off')],
  'profile fails after tokens came': [
    attempts('profile fails after tokens came: said, nobody is signed in, and trying again works'),
    signIns('answering %s after the tokens came signs nobody in and keeps nothing'),
  ],
  'refresh offline': [sessions(PASSING, 'offline')],
  'refresh 429': [sessions(PASSING, '429')],
  'refresh 500': [sessions(PASSING, '500')],
  'refresh HTML': [sessions(PASSING, 'HTML')],
  'refresh 415': [
    sessions(
      'refresh 415: nobody is signed out, and the account says that the wiki does not take the form of the request',
    ),
  ],
  'refresh invalid_grant': [sessions('refresh invalid_grant: signed out with the reason, and reading goes on')],
  'refresh access_denied': [
    sessions('refresh access_denied: signed out because the client is disabled, and reading goes on'),
  ],
  'refresh server_error': [sessions(PASSING, 'server_error')],
  'crash between answer and write': [
    restarts('crash between answer and write: the pair that was kept still counts'),
    overSampleWiki(
      'between answer and write loses nothing within the server’s ten minutes, and says what happened after them',
    ),
  ],
  'crash between write and use': [
    restarts('crash between write and use: the new pair is there, and is used'),
    overSampleWiki('between the write of a refreshed pair and its first use loses nothing'),
  ],
  '50 parallel refusals, one refresh': [
    sessions('50 parallel refusals, one refresh: all fifty pages come, as the user'),
    // The app asks three at a time; here all fifty are refused before the first is mended.
    overSampleWiki('fifty refused at once are mended by one refresh, which the window hears of'),
  ],
  'refresh while signing out': [
    sessions('refresh while signing out: the answer is thrown away, and its tokens with it'),
    unit('session/session', 'is not undone by a key store that answers late'),
  ],
  'key store missing': [
    restarts(KEY_STORE),
    sessions('key store missing: signed in for this run, said, and kept as soon as there is one'),
  ],
  'key store locked': [
    restarts(KEY_STORE),
    unit(
      'session/session-key-store',
      'does not stand in the way of signing in: the tokens are good at once, and kept when it opens',
    ),
  ],
  'key store changed': [restarts(KEY_STORE)],
  'key store corrupt': [
    restarts('key store corrupt: what cannot be read is put aside, not lost, and signing in anew goes on from there'),
  ],
  'settings file read-only': [
    sessions('settings file read-only: signed in for this run, said, and kept as soon as it can be written'),
    overSampleWiki('cannot be written is said, and the session goes on in memory'),
  ],
  'sign-out, file unwritable': [
    unit(
      'session/sign-out-unwritable',
      'is said, and the account is gone from the disk as soon as that can be written: %s',
    ),
    unit('session/sign-out-unwritable', 'is not claimed to have worked'),
  ],
  // A full disk cannot be had without the right to make one: the file's own writer says ENOSPC here.
  'full disk': [
    overSampleWiki('fills the disk at a refresh costs nobody the session, and is written when there is room'),
  ],
  'clock +1 day': [
    attempts(CLOCK, 'clock +1 day'),
    overSampleWiki('somebody who signed in while it was right stays so, and reads'),
  ],
  'clock −1 day': [
    attempts(CLOCK, 'clock −1 day'),
    overSampleWiki('somebody who signed in while it was right stays so, and reads'),
  ],
  'token revoked while reading': [
    sessions('token revoked while reading: what is read stays, the reason is said, and reading goes on'),
    overSampleWiki('a token that is revoked while fifty read ends the session once, and all of them go on as nobody'),
  ],
  'second device’s refresh': [
    sessions('second device’s refresh: with a copy of the profile, it ends neither within the server’s ten minutes'),
    overSampleWiki('with a copy of the same profile is signed out alone, when its pair is long spent'),
  ],
  'no account at a wiki': [
    sessions('no account at a wiki: it is read as by anybody, and nobody is signed out'),
    held(
      'wiki/requests/request.test.ts',
      'that is good, but not at this wiki (%s), is left out there, and the session hears nothing of it',
    ),
  ],
  'personal token refused by one wiki': [
    unit('session/session', 'is kept where the issuer itself takes it: a gateway in trouble signs nobody out'),
    unit('attempt/personal-token', 'is not thrown away because of %s: it counts again when that is over'),
  ],
  'every token refused': [
    unit(
      'session/session',
      'is asked for another pair once a minute, not by every page, and what is between is read as nobody',
    ),
  ],
  'loopback redirect': [
    attempts('loopback: a browser that is sent to the port signs in, and its address holds no code afterwards'),
    attempts('loopback, a stranger: gets 400 or 404, and changes nothing'),
  ],
  'accounts switched while a request waits': [
    held(
      'wiki/requests/reader-of-a-request.test.ts',
      'keeps the reader who made it, whoever is active when it is sent',
    ),
  ],
  'leak scan': [
    leaks('no secret is in the memory of the window: signed in, refreshed, by a personal token, signed out'),
    leaks('a secret that is leaked on purpose is found, wherever it gets out'),
  ],
} as const satisfies Readonly<Record<string, readonly Held[]>>;

function held(file: string, test: string, row?: string): Held {
  return { file, test, ...(row !== undefined && { row }) };
}
