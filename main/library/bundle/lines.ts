/** The lines of a bundle: what one says, and whether a text is one. The format is described in docs/bundle.md. */

import * as z from 'zod/mini';
import type { SiteId } from '../../../shared/models.ts';
import { decodeSiteId } from '../../../shared/site-id.ts';
import { displayTitle, isValidTitle } from '../../../shared/titles.ts';

/** What a file of another program does not begin with. */
export const BUNDLE_FORMAT = 'lectern-bundle';
/**
 * The latest version that is read, and which one a bundle with pictures and one without are written in: whoever does not know of pictures
 * reads the others. Raised with every change that a reader of the version before would misunderstand.
 */
export const BUNDLE_VERSION = 2;
export const VERSION_OF = { pictures: 2, plain: 1 } as const;

const text = (longest: number) => z.string().check(z.maxLength(longest));
const moment = z.int().check(z.nonnegative(), z.maximum(8.64e15));
/** The number of a visit is made of its moment, and is a whole number up to here: the year 2255. */
const visitMoment = moment.check(z.maximum(9e12));
/** What cannot be a title could be opened by nobody, and forgotten by nobody. */
const title = z.pipe(text(2048).check(z.refine(isValidTitle)), z.transform(displayTitle));
const site = z.custom<SiteId>((value) => decodeSiteId(value) !== undefined);
const language = text(64);
const direction = z.enum(['ltr', 'rtl']);
const description = text(10_000);

const headerShape = z.object({
  kind: z.literal(BUNDLE_FORMAT),
  version: z.int().check(z.positive()),
  madeAt: z.string(),
  madeBy: z.string(),
});

const listShape = z.object({
  kind: z.literal('list'),
  name: text(200).check(z.refine((name) => name.trim() !== '')),
  description: text(2000),
  createdAt: moment,
  pages: z.array(z.object({ site, title, addedAt: moment })),
});

const visitShape = z.object({
  kind: z.literal('visit'),
  id: z.int().check(z.positive()),
  site,
  title,
  description,
  language,
  direction,
  at: visitMoment,
  from: z.optional(z.int().check(z.positive())),
});

const placeShape = z.object({
  kind: z.literal('place'),
  site,
  title,
  place: z.object({
    scroll: z.number().check(z.nonnegative()),
    heading: z.optional(z.object({ id: text(1024), top: z.number() })),
  }),
  progress: z.number().check(z.minimum(0), z.maximum(1)),
  section: z.optional(text(1024)),
  at: moment,
});

const pictureShape = z.object({
  kind: z.literal('picture'),
  site,
  address: text(8192),
  type: text(64),
  sha256: text(64),
  bytes: z.string(),
});

const pageShape = z.object({
  kind: z.literal('page'),
  site,
  title,
  names: z.array(title),
  revision: z.int().check(z.positive()),
  editedAt: z.optional(text(40)),
  language,
  direction,
  description,
  licence: z.optional(z.object({ title: text(500), url: z.optional(text(2000)) })),
  fetchedAt: moment,
  readAt: moment,
  savedAt: z.optional(moment),
  pictures: z.optional(z.enum(['none', 'reading', 'large'])),
  html: z.string(),
});

const endShape = z.object({
  kind: z.literal('end'),
  lists: z.int(),
  visits: z.int(),
  places: z.int(),
  pages: z.int(),
  pictures: z.optional(z.int()),
  sha256: z.string(),
});

export type BundleHeader = z.infer<typeof headerShape>;
export type BundledList = z.infer<typeof listShape>;
export type BundledVisit = z.infer<typeof visitShape>;
export type BundledPlace = z.infer<typeof placeShape>;
export type BundledPicture = z.infer<typeof pictureShape>;
export type BundledPage = z.infer<typeof pageShape>;
export type BundleItem = BundledList | BundledVisit | BundledPlace | BundledPicture | BundledPage;
export type BundleEnd = z.infer<typeof endShape>;
/** How many of each there are. */
export type BundleCounts = Omit<BundleEnd, 'kind' | 'sha256' | 'pictures'> & { readonly pictures: number };

const itemShape = z.discriminatedUnion('kind', [listShape, visitShape, placeShape, pictureShape, pageShape]);

/** Undefined for a line that is no such thing. */
export function decodeHeader(line: string): BundleHeader | undefined {
  return headerShape.safeParse(parsed(line)).data;
}

export function decodeEnd(line: string): BundleEnd | undefined {
  return endShape.safeParse(parsed(line)).data;
}

export function decodeItem(line: string): BundleItem | undefined {
  return itemShape.safeParse(parsed(line)).data;
}

export function countsOf(): { readonly add: (item: BundleItem) => void; readonly now: () => BundleCounts } {
  const counts = { lists: 0, visits: 0, places: 0, pages: 0, pictures: 0 };
  const names = { list: 'lists', visit: 'visits', place: 'places', page: 'pages', picture: 'pictures' } as const;
  return {
    add({ kind }) {
      counts[names[kind]]++;
    },
    now: () => ({ ...counts }),
  };
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
