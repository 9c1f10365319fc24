import { describe, expect, it } from 'vitest';
import { readClientId } from '../../main/auth/client-id.ts';

const ID = '5a3e1c7f90d24b6e8f0a1b2c3d4e5f60';
const SECRET = 'deadbeef'.repeat(5);

describe('what is pasted as a client id', () => {
  it('is one with space around it, or nothing', () => {
    expect(readClientId(` ${ID}\n`)).toEqual({ kind: 'client-id', id: ID });
    expect(readClientId(' \n')).toEqual({ kind: 'empty' });
  });

  it.each([
    ['alone', SECRET],
    ['in capitals', SECRET.toUpperCase()],
    ['with its label', `Client application secret: ${SECRET}`],
    ['together with the id', `${ID}\n${SECRET}`],
    ['as an access token', 'eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.eyJqdGkiOiJ4In0.c2lnbmF0dXJl'],
  ])('is recognised as a secret %s', (_how, pasted) => {
    expect(readClientId(pasted)).toEqual({ kind: 'secret' });
  });

  it.each(['x', ID.slice(1), `${ID}0`, ID.toUpperCase(), `${SECRET}${SECRET}`, `g${SECRET}`, 'eyJ'])(
    'is neither: %s',
    (pasted) => {
      expect(readClientId(pasted)).toEqual({ kind: 'other' });
    },
  );
});
