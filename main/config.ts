import { isAbsolute } from 'node:path';
import type { RedirectKind } from '../shared/models.ts';
import { isLoopback } from './loopback.ts';
import { DEFAULT_ISSUER, redirectUriFor } from './redirect-uri.ts';

/** Everything the app is told from outside, as values. Built once, before `ready`. */
export type Config = {
  readonly productName: 'Lectern';
  readonly appId: typeof APP_ID;
  /** The custom scheme of the OAuth callback. */
  readonly scheme: typeof SCHEME;
  readonly version: string;
  /** The custom scheme's, for the issuer below. */
  readonly redirectUri: string;
  /** REST root of the wiki that signs readers in, without a trailing slash. */
  readonly oauthBase: string;
  /** REST root of the wiki that is read, without a trailing slash; may hold `{lang}`. */
  readonly apiBase: string;
  /** Where a Bearer may go: exact origins, or `https://*.host` where the language is part of the host. */
  readonly apiOrigins: readonly string[];
  /** Grants asked for, separated by spaces (RFC 6749 §3.3). */
  readonly scope: string;
  readonly builtInClientId: string | undefined;
  readonly environmentClientId: string | undefined;
  /** The kind of redirect that the environment's client is registered with. */
  readonly environmentRedirect: RedirectKind;
  readonly userAgent: string;
  readonly contact: string;
  readonly userData: string | undefined;
  /** An executable that gets the address as its only argument, instead of the system's browser. */
  readonly browserCommand: string | undefined;
  readonly grantsUrl: string;
  readonly registrationUrl: string;
};

export type ConfigInput = {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** In a packaged build the environment is not read: whoever sets a variable must not move the sign-in elsewhere. */
  readonly packaged: boolean;
  readonly version: string;
  readonly electronVersion: string;
  /** Told a sentence for each value that was refused; the default then holds. */
  readonly complain: (sentence: string) => void;
};

const APP_ID = 'org.lectern.reader';

/** Reverse-DNS with a dot, as RFC 8252 §7.1 asks. Also in electron-builder.yml and package.json; a test compares them. */
const SCHEME = 'org.lectern.reader';

/** Whom the wikis' operators can write to about this program's requests: part of every User-Agent. */
const CONTACT = 'https://lectern.org/reader';

const API_BASE = 'https://{lang}.wikipedia.org/w/rest.php/v1';

/**
 * Reads the configuration: what is built in, and in unpackaged builds the `LECTERN_…` variables of the environment.
 * Never fails: a value that cannot be used is refused through `complain` and its default is kept.
 */
export function readConfig(input: ConfigInput): Config {
  const read = reader(input);
  const oauthBase = read('LECTERN_OAUTH_BASE', webBase) ?? DEFAULT_ISSUER;
  const apiBase = read('LECTERN_API_BASE', languageBase) ?? API_BASE;
  const contact = read('LECTERN_CONTACT', contactText) ?? CONTACT;
  const wiki = `${new URL(oauthBase).origin}/wiki`;
  return {
    productName: 'Lectern',
    appId: APP_ID,
    scheme: SCHEME,
    version: input.version,
    redirectUri: read('LECTERN_REDIRECT_URI', ownRedirect) ?? redirectUriFor(SCHEME, oauthBase),
    oauthBase,
    apiBase,
    apiOrigins: [apiOrigin(apiBase)],
    scope: 'basic',
    builtInClientId: undefined,
    environmentClientId: read('LECTERN_CLIENT_ID', clientIdText),
    environmentRedirect: read('LECTERN_CLIENT_REDIRECT', redirectKind) === 'loopback' ? 'loopback' : 'scheme',
    // https://foundation.wikimedia.org/wiki/Policy:Wikimedia_Foundation_User-Agent_Policy
    userAgent: `Lectern/${input.version} (${contact}) Electron/${input.electronVersion}`,
    contact,
    userData: read('LECTERN_USER_DATA', absolutePath),
    browserCommand: read('LECTERN_BROWSER', absolutePath),
    grantsUrl: `${wiki}/Special:OAuthManageMyGrants`,
    registrationUrl: `${wiki}/Special:OAuthConsumerRegistration/propose/oauth2`,
  };
}

/** Answers the value to use, or why it cannot be used. */
type Check = (value: string) => { readonly use: string } | { readonly refuse: string };

function reader({ env, packaged, complain }: ConfigInput): (name: string, check: Check) => string | undefined {
  return (name, check) => {
    const value = packaged ? undefined : env[name]?.trim();
    if (!value) return undefined;
    const checked = check(value);
    if ('use' in checked) return checked.use;
    complain(`${name} is not used: ${checked.refuse}.`);
    return undefined;
  };
}

const webBase: Check = (value) => {
  const url = URL.parse(value);
  if (!url) return { refuse: 'it is not an address' };
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url.hostname)))
    return { refuse: 'it must be https:, or http: on 127.0.0.1, [::1] or localhost' };
  if (url.username || url.password || url.search || url.hash)
    return { refuse: 'it must hold no user name, query or fragment' };
  return { use: url.href.replace(/\/+$/, '') };
};

/** A base in which `{lang}` stands for the language: as a label of the host or a segment of the path. */
const languageBase: Check = (value) => {
  const checked = webBase(value.replaceAll('{lang}', 'lang-placeholder'));
  return 'use' in checked ? { use: checked.use.replaceAll('lang-placeholder', '{lang}') } : checked;
};

/** The origin that a base stands for, `*` in place of the language's label. */
function apiOrigin(base: string): string {
  return new URL(base.replaceAll('{lang}', 'lang-placeholder')).origin.replace('lang-placeholder', '*');
}

/** Only what the system can bring back to this app: our scheme, one or two slashes (MediaWiki refuses three). */
const ownRedirect: Check = (value) =>
  value.startsWith(`${SCHEME}:/`) && /^\/{1,2}[A-Za-z0-9][A-Za-z0-9._~/-]*$/.test(value.slice(SCHEME.length + 1))
    ? { use: value }
    : { refuse: `it must look like ${redirectUriFor(SCHEME, DEFAULT_ISSUER)}` };

const redirectKind: Check = (value) =>
  value === 'scheme' || value === 'loopback' ? { use: value } : { refuse: 'it is either scheme or loopback' };

/** RFC 6749 appendix A.1, without the space. */
const clientIdText: Check = (value) =>
  /^[\x21-\x7e]{1,256}$/.test(value) ? { use: value } : { refuse: 'a client id is printable ASCII without spaces' };

/** What may stand in a comment of a header (RFC 9110 §5.6.5). */
const contactText: Check = (value) =>
  /^[\x20-\x27\x2a-\x5b\x5d-\x7e]{3,200}$/.test(value)
    ? { use: value }
    : { refuse: 'a contact is 3 to 200 printable ASCII characters without parentheses' };

const absolutePath: Check = (value) => (isAbsolute(value) ? { use: value } : { refuse: 'it must be an absolute path' });
