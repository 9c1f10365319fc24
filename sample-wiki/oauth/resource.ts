import type { Answer } from '../http.ts';
import { json } from '../http.ts';
import type { AccessToken } from './models.ts';

const PRIVATE = { 'cache-control': 'private,no-store' };

/** `/oauth2/resource/profile`: who the token speaks for. A hidden user has only `sub` and `blocked`. */
export function profile(token: AccessToken | undefined): Answer {
  const user = token?.approval?.user;
  if (!token || !user) return accessDenied();
  if (user.hidden) return json(200, { sub: user.sub, blocked: true }, PRIVATE);
  return json(
    200,
    {
      sub: user.sub,
      username: user.name,
      editcount: user.editCount,
      email_verified: true,
      confirmed_email: true,
      blocked: false,
      registered: user.registered,
      groups: user.groups,
      rights: ['read', 'writeapi'],
      grants: token.scopes.length > 0 ? token.scopes : ['basic'],
    },
    PRIVATE,
  );
}

/** `/oauth2/resource/scopes`: what the token may do. */
export function scopes(token: AccessToken | undefined): Answer {
  return token ? json(200, { scopes: token.scopes }, PRIVATE) : accessDenied();
}

function accessDenied(): Answer {
  return json(401, {
    error: 'access_denied',
    error_description: 'The request was not made on behalf of a user.',
    hint: 'Missing "Authorization" header',
  });
}
