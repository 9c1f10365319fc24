import * as z from 'zod/mini';
import type { SiteId } from '../../../shared/models.ts';
import { decodeSiteId } from '../../../shared/site-id.ts';
import type { Row } from '../database/statements.ts';
import type { KeptPage } from './kept-page.ts';

const maybe = <T extends z.ZodMiniType>(shape: T) => z.nullable(shape);

/** The columns of `page`, as `PAGE_COLUMNS` names them. */
const pageShape = z.object({
  id: z.int(),
  site: z.custom<SiteId>((value) => decodeSiteId(value) !== undefined),
  title: z.string(),
  revision: z.int(),
  etag: maybe(z.string()),
  edited_at: maybe(z.string()),
  language: z.string(),
  direction: z.enum(['ltr', 'rtl']),
  description: z.string(),
  licence_title: maybe(z.string()),
  licence_url: maybe(z.string()),
  fetched_at: z.int(),
  checked_at: z.int(),
  read_at: z.int(),
  saved_at: maybe(z.int()),
  newer_revision: maybe(z.int()),
  engine: z.int(),
});

export const PAGE_COLUMNS = Object.keys(pageShape.shape)
  .map((column) => `page.${column}`)
  .join(', ');

export type PageRow = {
  readonly id: number;
  readonly readAt: number;
  readonly page: Omit<KeptPage, 'html' | 'contents'>;
};

/** Throws on a row that is none: nobody else writes here. */
export function pageRow(row: Row): PageRow {
  const { id, read_at: readAt, ...found } = z.parse(pageShape, row);
  const { site, title, revision, language, direction, description, engine } = found;
  const licence =
    found.licence_title === null ? undefined : { title: found.licence_title, url: found.licence_url ?? undefined };
  return {
    id,
    readAt,
    page: {
      site,
      title,
      revision,
      etag: found.etag ?? undefined,
      editedAt: found.edited_at ?? undefined,
      language,
      direction,
      description,
      licence,
      fetchedAt: found.fetched_at,
      checkedAt: found.checked_at,
      savedAt: found.saved_at ?? undefined,
      newerRevision: found.newer_revision ?? undefined,
      engine,
    },
  };
}
