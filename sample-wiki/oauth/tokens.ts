import type { Clock } from '../clock.ts';
import type { Client } from './clients.ts';
import type { AccessToken, Approval, Code, Issued, Lifetimes, RefreshToken, Secrets, TokenAnswer } from './models.ts';
import type { User } from './users.ts';

export type TokenStore = ReturnType<typeof createTokenStore>;

/** Everything this server has issued, in memory. */
export function createTokenStore(deps: {
  readonly clock: Clock;
  readonly random: (bytes: number) => Uint8Array;
  readonly lifetimes: Lifetimes;
}) {
  const { clock, random, lifetimes } = deps;
  const approvals: Approval[] = [];
  const codes = new Map<string, Code>();
  const accessTokens = new Map<string, AccessToken>();
  const refreshTokens = new Map<string, RefreshToken>();
  const verifiers = new Set<string>();

  const hex = (characters: number): string => Buffer.from(random(characters / 2)).toString('hex');

  const issueAccess = (token: Omit<AccessToken, 'revoked'>): [string, AccessToken] => {
    const value = jwtLike(random, clock.now());
    const kept: AccessToken = { ...token, revoked: false };
    accessTokens.set(value, kept);
    return [value, kept];
  };

  return {
    lifetimes,
    issued: (): Issued => ({
      codes: codes.size,
      accessTokens: accessTokens.size,
      refreshTokens: refreshTokens.size,
    }),

    secrets: (): Secrets => ({
      codes: [...codes.keys()],
      accessTokens: [...accessTokens.keys()],
      refreshTokens: [...refreshTokens.keys()],
      verifiers: [...verifiers],
    }),

    /** Somebody showed this to prove that a code is theirs, whether it was right or not. */
    shown: (verifier: string): void => void verifiers.add(verifier),

    approve(user: User, client: Client): Approval {
      const approval: Approval = { user, client, since: clock.now(), revoked: false };
      approvals.push(approval);
      return approval;
    },

    issueCode(code: Omit<Code, 'expiresAt' | 'used'>): string {
      const value = hex(866);
      codes.set(value, { ...code, expiresAt: clock.now() + lifetimes.codeSeconds * 1000, used: false });
      return value;
    },

    issuePair(approval: Approval, scopes: readonly string[]): TokenAnswer & { readonly refresh_token: string } {
      const now = clock.now();
      const [value, access] = issueAccess({
        client: approval.client,
        approval,
        scopes,
        expiresAt: now + lifetimes.accessTokenSeconds * 1000,
      });
      const refresh = hex(786);
      refreshTokens.set(refresh, {
        approval,
        scopes,
        access,
        expiresAt: now + lifetimes.refreshTokenSeconds * 1000,
        usedAt: undefined,
      });
      return {
        token_type: 'Bearer',
        expires_in: lifetimes.accessTokenSeconds,
        access_token: value,
        refresh_token: refresh,
      };
    },

    /** A token for a client on its own: reads as nobody, is never refreshed. */
    issueForClient(client: Client, scopes: readonly string[]): TokenAnswer {
      const [value] = issueAccess({
        client,
        approval: undefined,
        scopes,
        expiresAt: clock.now() + lifetimes.accessTokenSeconds * 1000,
      });
      return { token_type: 'Bearer', expires_in: lifetimes.accessTokenSeconds, access_token: value };
    },

    /** A personal API token: no practical expiry, no refresh. */
    issuePersonal(approval: Approval): string {
      const [value] = issueAccess({
        client: approval.client,
        approval,
        scopes: approval.client.grants,
        expiresAt: Number.POSITIVE_INFINITY,
      });
      return value;
    },

    code: (value: string): Code | undefined => codes.get(value),
    access: (value: string): AccessToken | undefined => accessTokens.get(value),
    refresh: (value: string): RefreshToken | undefined => refreshTokens.get(value),

    isLive(token: AccessToken): boolean {
      return !token.revoked && token.approval?.revoked !== true && clock.now() < token.expiresAt;
    },

    approvalsOf: (user: User): readonly Approval[] => approvals.filter((a) => a.user.sub === user.sub && !a.revoked),

    /** Ends every approval of a user, or of everybody; or of one client only. */
    revoke(which: { readonly sub?: string; readonly clientId?: string }): number {
      const ended = approvals.filter(
        (a) =>
          !a.revoked &&
          (which.sub === undefined || a.user.sub === which.sub) &&
          (which.clientId === undefined || a.client.id === which.clientId),
      );
      for (const approval of ended) approval.revoked = true;
      return ended.length;
    },

    /** Lets every token of a kind that can expire be expired now. */
    expire(kind: 'access' | 'refresh'): void {
      const now = clock.now();
      for (const token of (kind === 'access' ? accessTokens : refreshTokens).values()) {
        if (Number.isFinite(token.expiresAt)) token.expiresAt = Math.min(token.expiresAt, now);
      }
    },
  };
}

/** Three base64url parts of about the size of the real thing (RFC 7519 §3); only the store knows what it means. */
function jwtLike(random: (bytes: number) => Uint8Array, now: number): string {
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const jti = Buffer.from(random(40)).toString('hex');
  const payload = {
    jti,
    iat: now / 1000,
    sub: Buffer.from(random(24)).toString('hex'),
    pad: Buffer.from(random(80)).toString('hex'),
  };
  return `${part({ typ: 'JWT', alg: 'RS256' })}.${part(payload)}.${Buffer.from(random(256)).toString('base64url')}`;
}
