import * as z from 'zod/mini';
import type { ReadFailure } from '../../../shared/failures.ts';
import type { Licence } from '../../../shared/models.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { displayTitle } from '../../../shared/titles.ts';
import type { Asking } from '../pace/asking.ts';
import type { Api } from '../requests/api.ts';
import { nullable, pageTitle } from '../requests/decode.ts';
import { getJson } from '../requests/json.ts';
import { statedLicence } from '../sites/licence.ts';
import type { Site } from '../sites/site.ts';
import { type Document, parsoidDocument } from './document.ts';

/** One revision of a page, without its content. */
export type Revision = {
  readonly id: number;
  /** When it was made, ISO 8601, UTC. */
  readonly editedAt: string;
  readonly minor: boolean;
  /** Of its source. */
  readonly bytes: number | undefined;
  /** As the author wrote it, wikitext and all; undefined where it was hidden. */
  readonly comment: string | undefined;
  /** Undefined where the name was hidden; `id` is undefined for somebody without an account. */
  readonly author: { readonly name: string; readonly id: number | undefined } | undefined;
  /** Bytes more or less than the revision before; undefined for the first. */
  readonly delta: number | undefined;
};

/** A revision and the page it belongs to. */
export type RevisionInfo = Revision & {
  /** With spaces. */
  readonly title: string;
  readonly licence: Licence | undefined;
};

/** Which revision. */
export type RevisionRef = {
  readonly id: number;
  /** The page it is thought to belong to, for the words of a failure. */
  readonly title: string;
};

/** The terms under which a text may be passed on; both are null on a wiki that was never told any. */
export const licence = z.object({ title: nullable(z.string()), url: nullable(z.string()) });

/** A revision as `history` lists it. */
export const revision = z.object({
  id: z.int().check(z.positive()),
  timestamp: z.string(),
  minor: nullable(z.boolean()),
  size: nullable(z.int()),
  comment: nullable(z.string()),
  user: nullable(z.object({ id: nullable(z.int()), name: z.string() })),
  delta: nullable(z.int()),
});

const answer = z.extend(revision, { page: z.object({ title: pageTitle }), license: nullable(licence) });

export function revisionOf(decoded: z.infer<typeof revision>): Revision {
  const { id, timestamp, minor, size, comment, user, delta } = decoded;
  return {
    id,
    editedAt: timestamp,
    minor: minor ?? false,
    bytes: size ?? undefined,
    comment: comment ?? undefined,
    author: user ? { name: user.name, id: user.id ?? undefined } : undefined,
    delta: delta ?? undefined,
  };
}

/** `revision/{id}/bare`. Fails with `revision-missing` or `revision-hidden` where there is none to see. */
export async function fetchRevision(
  api: Api,
  site: Site,
  { id, title }: RevisionRef,
  asking?: Asking,
): Promise<Result<RevisionInfo, ReadFailure>> {
  const found = await getJson(api, { ...asking, url: revisionUrl(site, id, 'bare'), title }, answer, 'revision/bare');
  if (!found.ok) return found;
  const { page, license } = found.value;
  return ok({
    ...revisionOf(found.value),
    title: displayTitle(page.title),
    licence: statedLicence(license, site.origin),
  });
}

/** `revision/{id}/html`, whichever page it belongs to. Answers when the head is in; the body streams. */
export async function fetchRevisionHtml(
  api: Api,
  site: Site,
  { id, title }: RevisionRef,
  asking?: Asking,
): Promise<Result<Document, ReadFailure>> {
  const url = revisionUrl(site, id, 'html');
  const found = await api({ ...asking, url, accept: 'text/html', title });
  if (!found.ok) return found;
  if (found.value.ok) return parsoidDocument(site, found.value);
  await found.value.body?.cancel();
  return fail({ code: 'unreadable', what: 'revision/html: redirect' });
}

/** An address below `revision/`. */
export function revisionUrl(site: Site, id: number, tail: string): URL {
  return new URL(`${site.apiBase}/revision/${id}/${tail}`);
}
