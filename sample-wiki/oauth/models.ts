import type { Client } from './clients.ts';
import type { User } from './users.ts';

/** What a user has allowed a client; the tokens of one approval live and die with it. */
export type Approval = {
  readonly user: User;
  readonly client: Client;
  readonly since: number;
  revoked: boolean;
};

export type Code = {
  readonly approval: Approval;
  readonly redirectUri: string | undefined;
  readonly scopes: readonly string[];
  readonly challenge: string | undefined;
  readonly method: 'plain' | 'S256';
  readonly expiresAt: number;
  used: boolean;
};

export type AccessToken = {
  readonly client: Client;
  /** Undefined for client credentials: such a token reads as nobody. */
  readonly approval: Approval | undefined;
  readonly scopes: readonly string[];
  expiresAt: number;
  revoked: boolean;
};

export type RefreshToken = {
  readonly approval: Approval;
  readonly scopes: readonly string[];
  readonly access: AccessToken;
  expiresAt: number;
  /** When it was first exchanged; it stays usable for the grace period after that. */
  usedAt: number | undefined;
};

export type Lifetimes = {
  readonly accessTokenSeconds: number;
  readonly refreshTokenSeconds: number;
  readonly codeSeconds: number;
  readonly graceSeconds: number;
};

/** Everything handed out since the start that proves something, and the verifiers that were shown for it. */
export type Secrets = {
  readonly codes: readonly string[];
  readonly accessTokens: readonly string[];
  readonly refreshTokens: readonly string[];
  readonly verifiers: readonly string[];
};

/** How many of each kind were handed out since the start. */
export type Issued = { readonly codes: number; readonly accessTokens: number; readonly refreshTokens: number };

export type TokenAnswer = {
  readonly token_type: 'Bearer';
  readonly expires_in: number;
  readonly access_token: string;
  readonly refresh_token?: string;
};
