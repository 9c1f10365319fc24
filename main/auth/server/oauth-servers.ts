import type { Result } from '../../../shared/result.ts';
import type { Clock, Http } from '../../ports.ts';
import { authorizationServer } from './authorization-server.ts';
import { fetchProfile, type Profile, type ProfileFailure } from './profile.ts';
import { createTokenEndpoint, type TokenEndpoint } from './token-endpoint.ts';

/** What is asked of the wikis that sign readers in, each by its issuer. */
export type OAuthServers = {
  readonly endpointOf: (issuer: string) => TokenEndpoint;
  readonly profileOf: (issuer: string, accessToken: string) => Promise<Result<Profile, ProfileFailure>>;
};

/** @param asking.clock the server's, as far as it is known. */
export function oauthServers(asking: {
  readonly http: Http;
  readonly clock: Clock;
  readonly userAgent: string;
}): OAuthServers {
  return {
    endpointOf: (issuer) => createTokenEndpoint(authorizationServer(issuer), asking),
    profileOf: (issuer, accessToken) => fetchProfile(authorizationServer(issuer), asking, accessToken),
  };
}
