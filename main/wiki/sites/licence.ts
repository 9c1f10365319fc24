import type { Licence } from '../../../shared/models.ts';

/** What a wiki's text is under, when nothing nearer says it. */
export type SiteLicence = Licence & {
  /** Languages whose wikis chose another one: of them nothing is known before they are asked. */
  readonly exceptLanguages: readonly string[];
};

/**
 * The licence that an answer states, or undefined where it states none: wikis that were never told theirs send empty
 * texts or null. An address that is no https or http one is left out.
 * @param said as the answer holds it. @param base the wiki's origin, for an address without a scheme (`//…`).
 */
export function statedLicence(
  said: { readonly title?: string | null | undefined; readonly url?: string | null | undefined } | null | undefined,
  base: string,
): Licence | undefined {
  const url = said?.url ? webAddress(said.url, base) : undefined;
  const title = said?.title?.trim() || url;
  return title === undefined ? undefined : { title, url };
}

function webAddress(address: string, base: string): string | undefined {
  const url = URL.parse(address, base);
  return url !== null && /^https?:$/.test(url.protocol) ? url.href : undefined;
}
