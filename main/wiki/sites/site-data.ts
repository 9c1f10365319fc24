import * as z from 'zod/mini';
import { decodeSiteId } from '../../../shared/site-id.ts';
import { isSafeAddress } from './safe-address.ts';
import { LANGUAGE, type SiteDefinition } from './site-definition.ts';

/** Version of the shape below. A newer one is left alone. */
const VERSION = 1;

/** Of a name and of a licence's: as much as anything that shows them has room for. */
export const MOST_NAME = 200;
const MOST_LICENCE = 300;

/** Paths of a wiki, in its own words and in ours. `{lang}` stands for something in addresses, so that no path may hold it. */
export const articlePath = z.string().check(z.regex(/^\/(?!\/)[^#\s{}]*\$1[^#\s{}]*$/));
export const scriptPath = z.string().check(z.regex(/^(?:\/(?!\/)[^?#\s{}]*[^/?#\s{}])?$/));

const address = z.string().check(z.refine(isSafe));
const language = z.string().check(z.refine((code) => decodeSiteId(`any:${code}`) !== undefined));
const stored = z.strictObject({
  version: z.literal(VERSION),
  family: z.string().check(z.refine((family) => decodeSiteId(`${family}:en`) !== undefined)),
  name: z.string().check(z.minLength(1), z.maxLength(MOST_NAME)),
  languages: z.union([z.literal('every'), z.array(language).check(z.minLength(1))]),
  contentLanguage: z.optional(z.string()),
  bases: z.array(address).check(z.minLength(1)),
  origin: address,
  otherOrigins: z.array(address),
  articlePath,
  scriptPath,
  variants: z.optional(z.array(z.string())),
  oauthIssuer: z.optional(address),
  licence: z.optional(
    z.strictObject({
      title: z.string().check(z.minLength(1), z.maxLength(MOST_LICENCE)),
      url: z.optional(z.string().check(z.regex(/^https?:\/\//))),
      exceptLanguages: z.array(z.string()),
    }),
  ),
  titles: z.strictObject({
    capital: z.boolean(),
    namespaces: z.array(
      z.strictObject({ id: z.int(), name: z.string(), aliases: z.array(z.string()), capital: z.boolean() }),
    ),
    interwiki: z.array(z.string()),
  }),
});

/** A wiki as plain data for a settings file; the inverse of `decodeSite`. */
export function encodeSite(definition: SiteDefinition): unknown {
  // What is undefined is left out, so that the text says the same as the value.
  return JSON.parse(JSON.stringify({ version: VERSION, ...definition }));
}

/** Reads what `encodeSite` wrote. Undefined for anything else, also for addresses that must not be asked. */
export function decodeSite(value: unknown): SiteDefinition | undefined {
  const decoded = z.safeParse(stored, value);
  if (!decoded.success) return undefined;
  const { version: _version, contentLanguage, variants, oauthIssuer, licence, ...rest } = decoded.data;
  return { ...rest, contentLanguage, variants, oauthIssuer, licence };
}

const named = z.object({ name: z.string().check(z.minLength(1), z.maxLength(MOST_NAME)) });

/** What a wiki that cannot be decoded any more was called, if that much is there. */
export function nameOfDamaged(value: unknown): string | undefined {
  return z.safeParse(named, value).data?.name;
}

function isSafe(template: string): boolean {
  const url = URL.parse(template.replaceAll(LANGUAGE, 'en'));
  return url !== null && isSafeAddress(url);
}
