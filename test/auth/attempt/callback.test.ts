import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pickCallback } from '../../../main/auth/attempt/callback.ts';

const REDIRECT = 'org.lectern.reader:/oauth/callback';
const STATE = 'p5ZtZ0LBpYbsSGHnVRRB_gQWyvwR5i1Ff3nkC-bAs0w';
const CODE = 'def50200'.padEnd(866, '9af3');
const GOOD = `${REDIRECT}?code=${CODE}&state=${STATE}`;

const pick = (...candidates: string[]) => pickCallback(candidates, REDIRECT);

describe('pickCallback', () => {
  it('finds the one callback among the arguments of a launch', () => {
    const argv = ['/opt/Lectern/lectern', '--allow-file-access-from-files', '--', 'C:\\Program Files\\x', GOOD];
    expect(pick(...argv)).toEqual({ kind: 'callback', code: CODE, state: STATE });
  });

  it('finds nothing where there are only switches, paths and other addresses', () => {
    expect(pick('lectern', '--foo=org.lectern.reader:/oauth/callback', 'https://en.wikipedia.org/', '.').kind).toBe(
      'none',
    );
    expect(pick().kind).toBe('none');
  });

  it('refuses two addresses of ours, even where one of them is damaged', () => {
    expect(pick(GOOD, GOOD).kind).toBe('several');
    expect(pick(GOOD, 'org.lectern.reader:whatever').kind).toBe('several');
    expect(pick(GOOD, 'ORG.LECTERN.READER:/oauth/callback').kind).toBe('several');
    expect(pick(GOOD, '\torg.lec\ntern.reader:/x').kind).toBe('several');
  });

  it('takes a code of several kilobytes and refuses an address of more than sixteen', () => {
    const long = 'a'.repeat(8000);
    expect(pick(`${REDIRECT}?code=${long}&state=${STATE}`)).toMatchObject({ kind: 'callback', code: long });
    expect(pick(`${GOOD}&x=${'a'.repeat(16 * 1024)}`).kind).toBe('too-long');
  });

  it('tells a denial from an error that names its attempt', () => {
    const denied = `${REDIRECT}?error=unauthorized_client&error_description=L%E2%80%99utilisateur%20a%20refus%C3%A9`;
    expect(pick(denied)).toEqual({ kind: 'denied', error: 'unauthorized_client' });
    expect(pick(`${REDIRECT}?error=invalid_scope&hint=x&state=${STATE}`)).toEqual({
      kind: 'error',
      error: 'invalid_scope',
      state: STATE,
    });
  });

  it.each([
    ['another case of the scheme', GOOD.replace('org.lectern', 'Org.Lectern')],
    ['another case of the path', GOOD.replace('oauth', 'OAuth')],
    ['two slashes', GOOD.replace(':/', '://')],
    ['three slashes', GOOD.replace(':/', ':///')],
    ['a host', GOOD.replace(':/oauth', '://evil.example/oauth')],
    ['a user', GOOD.replace(':/oauth', '://user:pass@oauth')],
    ['a port', GOOD.replace(':/oauth', '://oauth:80')],
    ['no slash', GOOD.replace(':/', ':')],
    ['backslashes', GOOD.replace(':/oauth/', ':\\oauth\\')],
    ['an encoded slash', GOOD.replace('oauth/callback', 'oauth%2fcallback')],
    ['an encoded letter', GOOD.replace('callback', 'c%61llback')],
    ['dots in the path', GOOD.replace('oauth/', 'oauth/./')],
    ['dots that lead back', GOOD.replace('oauth/', 'oauth/x/../')],
    ['a longer path', GOOD.replace('callback?', 'callback/?')],
    ['a path that starts the same', GOOD.replace('callback?', 'callback2?')],
    ['a tab', GOOD.replace('oauth/', 'oau\tth/')],
    ['a line break in the code', GOOD.replace('def50200', 'def5\n0200')],
    ['a space before', ` ${GOOD}`],
    ['a space after', `${GOOD} `],
    ['a null character', `${GOOD}\0`],
    ['a fragment', `${GOOD}#x`],
    ['a fragment in place of the query', GOOD.replace('?', '#')],
    ['a character that is not ASCII', GOOD.replace('def', 'dеf')],
    ['a broken escape', `${GOOD}&x=%zz`],
    ['two codes', `${GOOD}&code=other`],
    ['two codes, one spelled with an escape', `${GOOD}&%63ode=other`],
    ['two states', `${GOOD}&state=${STATE}`],
    ['two of a parameter nobody knows', `${GOOD}&x=1&x=2`],
    ['no state', `${REDIRECT}?code=${CODE}`],
    ['an empty state', `${REDIRECT}?code=${CODE}&state=`],
    ['no code', `${REDIRECT}?state=${STATE}`],
    ['an empty code', `${REDIRECT}?code=&state=${STATE}`],
    ['a code with a space', `${REDIRECT}?code=a+b&state=${STATE}`],
    ['a code and an error', `${GOOD}&error=access_denied`],
    ['an error that is no word', `${REDIRECT}?error=%3Cb%3E`],
    ['no query', REDIRECT],
    ['an empty query', `${REDIRECT}?`],
    ['parameters separated otherwise', GOOD.replace('&', ';')],
  ])('refuses %s', (_what, address) => {
    expect(pick(address).kind).toBe('malformed');
  });

  it('never accepts what does not start with our redirect, whatever else it is', () => {
    const garbage = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'binary' }).map((text) => `org.lectern.reader:${text}`),
      fc.string({ unit: 'binary' }).map((text) => `${REDIRECT}${text}`),
      fc.string({ unit: 'binary' }).map((text) => `${text}${GOOD}`),
    );
    fc.assert(
      fc.property(fc.array(garbage, { maxLength: 4 }), (candidates) => {
        const callback = pickCallback(candidates, REDIRECT);
        if (callback.kind !== 'callback') return;
        const ours = candidates.filter((candidate) => candidate.startsWith(`${REDIRECT}?`));
        expect(ours).toHaveLength(1);
        expect(new URLSearchParams(ours[0]?.slice(REDIRECT.length + 1)).getAll('code')).toEqual([callback.code]);
      }),
    );
  });

  it('accepts no other spelling of a good callback: one changed, added or dropped character before the query refuses it', () => {
    const head = REDIRECT.length + 1;
    fc.assert(
      fc.property(
        fc.nat({ max: head - 1 }),
        fc.constantFrom('change', 'insert', 'drop'),
        fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
        (at, how, character) => {
          const rest = how === 'insert' ? GOOD.slice(at) : GOOD.slice(at + 1);
          const altered = GOOD.slice(0, at) + (how === 'drop' ? '' : character) + rest;
          fc.pre(altered !== GOOD);
          expect(pick(altered).kind).not.toBe('callback');
        },
      ),
    );
  });

  it('gives back any code and state of the allowed characters unchanged', () => {
    const code = fc.stringMatching(/^[\x21-\x7e]{1,900}$/);
    const state = fc.stringMatching(/^[A-Za-z0-9_-]{1,64}$/);
    fc.assert(
      fc.property(code, state, (aCode, aState) => {
        const address = `${REDIRECT}?code=${encodeURIComponent(aCode)}&state=${aState}`;
        expect(pick(address)).toEqual({ kind: 'callback', code: aCode, state: aState });
      }),
    );
  });
});
