/**
 * SECURITY: the last net under "no token, code or verifier in a log". What looks like one is not written, whatever it is:
 * long runs of hexadecimal or base64url (authorization codes, refresh tokens, verifiers, states; a long name of
 * small letters is none), JWTs (RFC 7519 §3),
 * and anything with a query string, where codes travel.
 */
const SECRET = /(?=[a-z_-]*[A-Z0-9])[A-Za-z0-9_-]{40,}|[0-9a-fA-F]{32,}|eyJ[A-Za-z0-9_-]+\.|\bBearer\b|[?&][\w.-]+=/;

/** The value, or what is written in its place. */
export function withoutSecrets<T extends string | number | boolean>(value: T): T | '[withheld]' {
  return typeof value === 'string' && SECRET.test(value) ? '[withheld]' : value;
}
