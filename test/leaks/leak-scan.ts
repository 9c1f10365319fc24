/** Looks for secrets where they must not be. Says of what is found its kind and its place, and never what it is. */
import type { Secrets } from '../../sample-wiki/oauth/models.ts';

export type Secret = { readonly kind: string; readonly value: string };

/** Something that was written, sent or shown; `name` is for whoever has to find out. */
export type Place = { readonly name: string; readonly content: string | Buffer };

export type Leak = { readonly secret: string; readonly place: string; readonly form: Form };

type Form = 'plain' | 'base64' | 'UTF-16';

/** As long as what a secret is searched by: nothing that is shorter is one of ours, and chance does not make one. */
const SLICE = 40;

/** What secrets are made of (hexadecimal, base64url, the dots of a JWT), and their base64. */
const RUN = new RegExp(`[A-Za-z0-9_+/.~=-]{${SLICE},}`, 'g');
/** The same with two bytes a character, as Chromium's own files have it. */
const WIDE_RUN = new RegExp(`(?:[A-Za-z0-9_+/.~=-]\\0){${SLICE},}`, 'g');

export function secretsOfWiki({ codes, accessTokens, refreshTokens, verifiers }: Secrets): readonly Secret[] {
  const of = (kind: string, values: readonly string[]) => values.map((value) => ({ kind, value }));
  return [
    ...of('access token', accessTokens),
    ...of('refresh token', refreshTokens),
    ...of('code', codes),
    ...of('verifier', verifiers),
  ];
}

/** Where a secret, or a good part of one, shows: as it is, in base64, or with two bytes a character. */
export function findLeaks(secrets: readonly Secret[], places: readonly Place[]): readonly Leak[] {
  const marks = secrets.map(({ kind, value }) => ({ kind, ...marksOf(value) }));
  return places.flatMap(({ name, content }) => {
    const text = typeof content === 'string' ? content : content.toString('latin1');
    const narrow = (text.match(RUN) ?? []).join(' ');
    const wide = (text.match(WIDE_RUN) ?? []).join(' ').replaceAll('\0', '');
    return marks.flatMap(({ kind, plain, base64 }) => {
      const found = (form: Form, parts: readonly string[], runs: string): readonly Leak[] =>
        parts.some((part) => runs.includes(part)) ? [{ secret: kind, place: name, form }] : [];
      return [...found('plain', plain, narrow), ...found('base64', base64, narrow), ...found('UTF-16', plain, wide)];
    });
  });
}

/**
 * Parts of the beginning, the middle and the end: a log may cut a long value short, and V8 writes a long string's
 * beginning only. Not from the first character on: all JWTs begin alike.
 */
function marksOf(value: string) {
  const starts = value.length < 3 * SLICE ? [0] : [SLICE + 20, value.length >> 1, value.length - SLICE];
  const plain = starts.map((start) => value.slice(start, start + SLICE));
  return { plain, base64: plain.flatMap(base64Marks) };
}

/** What every base64 of something with this in it has: three ways, by where the part begins in a group of three bytes. */
function base64Marks(part: string): readonly string[] {
  return [0, 1, 2].map((lead) => {
    const encoded = Buffer.from('x'.repeat(lead) + part).toString('base64');
    // The first and the last group hold bits of what stands beside.
    return encoded.slice(4, -4);
  });
}
