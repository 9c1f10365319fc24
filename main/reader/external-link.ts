import type { ExternalLinkFailure } from '../../shared/failures.ts';
import { fail, ok, type Result } from '../../shared/result.ts';

/** Windows passes no more than 2081 characters on (Electron: shell.openExternal). */
const LONGEST = 2048;

const SCHEMES = new Set(['https:', 'http:', 'mailto:']);

/** What a link may fill in of a letter; everything else, attachments above all, is dropped (RFC 6068 §4, §7). */
const MAIL_FIELDS = new Set(['subject', 'body', 'cc']);

/**
 * The address to hand to the system, written anew by the URL parser: https, http and mailto only, no credentials.
 * @param url as it stands in a document; relative addresses are malformed here.
 */
export function externalLink(url: string): Result<string, ExternalLinkFailure> {
  const parsed = URL.parse(url);
  if (parsed === null) return refuse('malformed');
  // SECURITY: checklist 15, openExternal: an allow-list of schemes, and never the text that was given.
  if (!SCHEMES.has(parsed.protocol)) return refuse('scheme');
  if (parsed.username !== '' || parsed.password !== '') return refuse('credentials');
  const href = parsed.protocol === 'mailto:' ? mailto(parsed) : parsed.href;
  if (href === undefined) return refuse('malformed');
  return href.length > LONGEST ? refuse('too-long') : ok(href);
}

/** What the URL parser leaves as it stands in a mailto address, and a mail program's command line may not (RFC 6068 §2). */
const UNSAFE_IN_MAILTO = /[\s"<>\\^`{|}]/g;

function mailto(url: URL): string | undefined {
  if (url.pathname === '' || url.pathname.startsWith('/')) return undefined;
  const fields = url.search
    .slice(1)
    .split('&')
    .filter((field) => MAIL_FIELDS.has(field.split('=')[0]?.toLowerCase() ?? ''));
  const path = url.pathname.replace(UNSAFE_IN_MAILTO, encodeURIComponent);
  return `mailto:${path}${fields.length > 0 ? `?${fields.join('&')}` : ''}`;
}

function refuse(reason: 'scheme' | 'malformed' | 'too-long' | 'credentials'): Result<string, ExternalLinkFailure> {
  return fail({ code: 'link-refused', reason });
}
