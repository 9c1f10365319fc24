import * as z from 'zod/mini';
import type { Visit, VisitId } from '../../../shared/library-models.ts';
import type { SiteId } from '../../../shared/models.ts';
import { decodeSiteId } from '../../../shared/site-id.ts';
import type { Row } from '../database/statements.ts';

export const visitIdShape = z.custom<VisitId>((value) => Number.isSafeInteger(value) && (value as number) > 0);

const visitShape = z.object({
  id: visitIdShape,
  site: z.custom<SiteId>((value) => decodeSiteId(value) !== undefined),
  title: z.string(),
  description: z.string(),
  language: z.string(),
  direction: z.enum(['ltr', 'rtl']),
  at: z.int(),
  origin: z.nullable(visitIdShape),
  kept: z.int(),
});

/** What `visitRow` decodes. */
export const VISIT_COLUMNS = `visit.id, visit.site, visit.title, visit.description, visit.language, visit.direction, visit.at,
  visit.origin, EXISTS (SELECT 1 FROM name WHERE name.site = visit.site AND name.title = visit.title) AS kept`;

/** Throws on a row that is none: nobody else writes here. */
export function visitRow(row: Row): Visit {
  const { origin, kept, ...visit } = z.parse(visitShape, row);
  return { ...visit, from: origin ?? undefined, kept: kept === 1 };
}
