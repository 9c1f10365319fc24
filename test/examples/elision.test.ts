import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createElision, ELIDED } from '../../examples/support/elision.ts';

/** RFC 6749 appendix A: what codes, tokens and secrets are made of (VSCHAR without the space). */
const secret = fc.string({
  unit: fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code)),
  minLength: 12,
  maxLength: 60,
});
const words = fc.string({ maxLength: 20 });
const SENT = ['code', 'code_verifier', 'refresh_token', 'access_token', 'client_secret', 'client_assertion'];
const ANSWERED = ['access_token', 'refresh_token', 'id_token', 'client_secret'];

/** However a text may be spelled on its way. */
const spelled = (text: string): readonly string[] => [
  text,
  encodeURIComponent(text),
  new URLSearchParams({ x: text }).toString().slice(2),
  JSON.stringify(text).slice(1, -1),
];

function expectWithout(text: string, value: string): void {
  for (const spelling of spelled(value)) expect(text).not.toContain(spelling);
}

describe('what was sent under a secret’s name', () => {
  it('is left out of the form, and of everything that is printed after it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...SENT), secret, words, words, (name, value, before, after) => {
        const elision = createElision();
        const body = new URLSearchParams([
          ['grant_type', 'authorization_code'],
          [name, value],
          ['client_id', 'c1'],
        ]);
        expect(elision.pairs(body.toString())).toEqual([
          'grant_type=authorization_code',
          `${name}=${ELIDED}`,
          'client_id=c1',
        ]);
        for (const spelling of spelled(value)) expectWithout(elision.text(`${before} ${spelling} ${after}`), value);
      }),
    );
  });

  it('is left out of a header, whatever its scheme', () => {
    fc.assert(
      fc.property(fc.constantFrom('Bearer ', 'Basic ', ''), secret, (scheme, value) => {
        const elision = createElision();
        expect(elision.authorization(scheme + value)).toBe(scheme + ELIDED);
        expectWithout(elision.text(`It was ${value}.`), value);
      }),
    );
  });
});

describe('what was answered under a secret’s name', () => {
  it('is left out, however deep it stands and whatever else it is', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ANSWERED), secret, fc.jsonValue(), (name, value, other) => {
        const elision = createElision();
        const answer = elision.json({ other, list: [{ inner: { [name]: value } }], [name]: [value] });
        expectWithout(JSON.stringify(answer), value);
        expectWithout(elision.text(`It was ${value}.`), value);
      }),
    );
  });

  it('leaves the rest as it came: a language is called code, too', () => {
    const answer = [
      { code: 'de', key: 'Erde' },
      { error: 'invalid_grant', hint: null, n: 4 },
    ];
    expect(createElision().json(answer)).toEqual(answer);
  });
});

describe('a secret that nobody named', () => {
  it('is left out where it looks like a token or a code of these servers', () => {
    const { text } = createElision();
    const jwt = `${Buffer.from('{"typ":"JWT"}').toString('base64url')}.${'x'.repeat(40)}.${'-_'.repeat(90)}`;
    const code = '0aF9'.repeat(200);
    expect(text(`a ${jwt} b ${code} c`)).toBe(`a ${ELIDED} b ${ELIDED} c`);
  });

  it('is no client id, no ETag and no name', () => {
    const plain = 'client 6b4f2d80a1e35c7f901b2c3d4e5f6071, etag "44190-bare", Eyjafjallajökull';
    expect(createElision().text(plain)).toBe(plain);
  });
});

it('leaves out a secret that holds another one whole', () => {
  const elision = createElision();
  elision.learn('abcdefgh12');
  elision.learn('xx-abcdefgh12-yy');
  expect(elision.text('xx-abcdefgh12-yy and abcdefgh12')).toBe(`${ELIDED} and ${ELIDED}`);
});

it('does not tear holes into words for the sake of a few letters, but never prints them under a secret’s name', () => {
  const elision = createElision();
  expect(elision.pairs('client_secret=cur&code=l')).toEqual([`client_secret=${ELIDED}`, `code=${ELIDED}`]);
  expect(elision.text('curl')).toBe('curl');
});
