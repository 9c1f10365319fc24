import * as z from 'zod/mini';
import type { ArticleContents } from '../../../shared/models.ts';
import type { DocumentContents } from '../../article/reading-document.ts';

const text = z.string();
const medium = z.object({
  kind: z.enum(['image', 'audio', 'video']),
  path: text,
  largePath: text,
  filePage: z.optional(text),
  width: z.number(),
  height: z.number(),
  alt: text,
  caption: text,
});
const shape = z.object({
  complete: z.boolean(),
  outline: z.array(z.object({ level: z.int(), anchor: text, text })),
  references: z.array(z.object({ anchor: text, text, parent: z.optional(text), calls: z.int() })),
  media: z.array(medium),
  firstSentence: text,
  languages: z.array(text),
  direction: z.enum(['ltr', 'rtl']),
}) satisfies z.ZodMiniType<Omit<ArticleContents, 'documentPath'>>;

export function encodeContents(contents: DocumentContents): string {
  return JSON.stringify(contents);
}

/** What was kept of a document's contents; undefined for what another version wrote. */
export function decodeContents(json: string): DocumentContents | undefined {
  try {
    const decoded = z.safeParse(shape, JSON.parse(json));
    return decoded.success ? decoded.data : undefined;
  } catch {
    return undefined;
  }
}
