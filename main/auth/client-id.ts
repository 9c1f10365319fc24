/** What somebody pasted where a client id belongs. */
export type PastedClientId =
  | { readonly kind: 'client-id'; readonly id: string }
  | { readonly kind: 'empty' }
  /** A secret is not needed, and must be kept nowhere. */
  | { readonly kind: 'secret' }
  | { readonly kind: 'other' };

/** Extension:OAuth makes a consumer key of 32 hexadecimal digits (`ConsumerSubmitControl`, `MWCryptRand::generateHex( 32 )`). */
const CLIENT_ID = /^[0-9a-f]{32}$/;

/** What it shows as the secret is an HMAC-SHA1 in hexadecimal (`Utils::hmacDBSecret`): 40 digits, also amid other text. */
const SECRET = /(?<![0-9a-z])[0-9a-f]{40}(?![0-9a-z])/i;

/** The start of a JSON Web Token, which is what access tokens are: `{"` in base64url. */
const TOKEN = /\beyJ[\w-]{8,}\.[\w-]+/;

/** Tells a client id from what stands beside it on the registration's last page. */
export function readClientId(pasted: string): PastedClientId {
  const text = pasted.trim();
  if (text === '') return { kind: 'empty' };
  if (CLIENT_ID.test(text)) return { kind: 'client-id', id: text };
  return { kind: SECRET.test(text) || TOKEN.test(text) ? 'secret' : 'other' };
}
