/** What is left out of everything the examples print, and put in its place. One place, so that one test can hold it. */
export const ELIDED = '…';

/** What a form or a query carries under these names is a secret (RFC 6749 §§2.3.1, 4.1.3, 6; RFC 7636 §4.5; RFC 7523 §2.2). */
const SENT = /^(?:code|code_verifier|refresh_token|access_token|client_secret|client_assertion)$/;

/** What an answer carries under these names (RFC 6749 §5.1). `code` is none: there it is a language or an error. */
const ANSWERED = /^(?:access_token|refresh_token|id_token|client_secret)$/;

/** What nobody named: a JSON Web Token, and the long hexadecimal of the server's codes and refresh tokens. */
const UNNAMED = /\beyJ[\w-]{8,}(?:\.[\w-]*)*|[0-9a-fA-F]{100,}/g;

/** Shorter values are no secrets of these servers, and left out wherever they stand they would tear holes into words. */
const SHORTEST = 8;

export type Elision = {
  /** From now on this value is left out wherever it stands, however it is written. */
  readonly learn: (secret: string) => void;
  /** A text without what was learned and without what looks like a token. */
  readonly text: (text: string) => string;
  /** The pairs of a form or a query as they are written, each secret value learned and left out. */
  readonly pairs: (encoded: string) => readonly string[];
  /** An Authorization header with its scheme alone (RFC 9110 §11.4). */
  readonly authorization: (value: string) => string;
  /** An answer's JSON with each secret learned and left out. */
  readonly json: (value: unknown) => unknown;
};

export function createElision(): Elision {
  const known = new Set<string>();

  function learn(secret: string): void {
    if (secret.length < SHORTEST) return;
    for (const spelling of spellings(secret)) known.add(spelling);
  }

  function json(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(json);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, held]) => {
        if (!ANSWERED.test(name)) return [name, json(held)];
        if (typeof held === 'string') learn(held);
        return [name, ELIDED];
      }),
    );
  }

  return {
    learn,
    json,
    text(text) {
      // The longest first: one secret may hold another.
      const longestFirst = [...known].sort((one, other) => other.length - one.length);
      return longestFirst.reduce((rest, secret) => rest.replaceAll(secret, ELIDED), text).replace(UNNAMED, ELIDED);
    },
    pairs: (encoded) =>
      encoded.split('&').map((pair) => {
        const [[name = '', value = ''] = []] = new URLSearchParams(pair);
        if (!SENT.test(name)) return pair;
        learn(value);
        return `${name}=${ELIDED}`;
      }),
    authorization(value) {
      const mark = value.indexOf(' ');
      learn(value.slice(mark + 1));
      return `${value.slice(0, mark + 1)}${ELIDED}`;
    },
  };
}

/** The value as it stands, in a form, in an address and in JSON. */
function spellings(secret: string): readonly string[] {
  const inForm = new URLSearchParams([['', secret]]).toString().slice(1);
  return [secret, inForm, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)];
}
