import * as z from 'zod/mini';
import type { ReadFailure } from '../../../shared/failures.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { displayTitle } from '../../../shared/titles.ts';
import type { Asking } from '../pace/asking.ts';
import type { Api } from '../requests/api.ts';
import { nullable } from '../requests/decode.ts';
import type { Site } from '../sites/site.ts';
import { queryAction } from './action.ts';
import { plainText } from './excerpt.ts';

/** Whose a file is and on which terms, as far as its wiki says so. All plain text. */
export type Credits = {
  readonly author: string | undefined;
  /** The licence's short name (`CC BY-SA 4.0`). */
  readonly licence: string | undefined;
  /** An https or http address. */
  readonly licenceUrl: string | undefined;
};

/** A name longer than this is a description that somebody put into the wrong field. */
const LONGEST = 300;

// Numbers come as numbers.
const value = nullable(z.object({ value: z.union([z.string(), z.number()]) }));
const extmetadata = z.object({ Artist: value, LicenseShortName: value, LicenseUrl: value });
const answer = z.object({
  query: z.object({
    pages: z.array(
      z.object({
        missing: nullable(z.boolean()),
        invalid: nullable(z.boolean()),
        imageinfo: nullable(z.array(z.object({ extmetadata: nullable(extmetadata) }))),
      }),
    ),
  }),
});

/**
 * `prop=imageinfo`, `extmetadata` (CommonsMetadata): a wiki without that extension says nothing of author and licence.
 * A file that is not there fails with `page-missing`; one of a shared repository is there, its page may be missing.
 * @param title of the file's page, with its namespace.
 */
export async function fetchCredits(
  api: Api,
  site: Site,
  title: string,
  asking?: Asking,
): Promise<Result<Credits, ReadFailure>> {
  const name = displayTitle(title);
  const parameters = {
    prop: 'imageinfo',
    iiprop: 'extmetadata',
    iiextmetadatafilter: 'Artist|LicenseShortName|LicenseUrl',
    titles: name,
  };
  const found = await queryAction(api, { ...asking, site, parameters, title: name }, answer, 'query/imageinfo');
  if (!found.ok) return found;
  const info = found.value.query.pages[0]?.imageinfo?.[0];
  if (info === undefined) return fail({ code: 'page-missing', title: name });
  const said = info.extmetadata;
  return ok({
    author: words(said?.Artist?.value),
    licence: words(said?.LicenseShortName?.value),
    licenceUrl: webAddress(words(said?.LicenseUrl?.value)),
  });
}

/** The values are HTML that anybody may have written. */
function words(html: string | number | undefined): string | undefined {
  const text = plainText(String(html ?? ''));
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1).trimEnd()}…` : text || undefined;
}

function webAddress(address: string | undefined): string | undefined {
  // Some wikis write it without its scheme.
  const url = URL.parse(address?.replace(/^\/\//, 'https://') ?? '');
  const usable = url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '';
  return usable ? url.href : undefined;
}
