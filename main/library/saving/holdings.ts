import * as z from 'zod/mini';
import type { SavedPictures } from '../../../shared/library-models.ts';
import type { Statements } from '../database/statements.ts';

/** What a page holds that was saved, besides what it says. */
export type Holdings = {
  readonly saved: { readonly pictures: SavedPictures; readonly whole: boolean; readonly askedAt: number } | undefined;
  /** Ids of its pictures. */
  readonly media: readonly number[];
};

const savedShape = z.object({ pictures: z.enum(['none', 'reading', 'large']), whole: z.int(), asked_at: z.int() });

export function holdingsOf(statements: Statements, page: number): Holdings {
  const row = statements.get('SELECT pictures, whole, asked_at FROM saved_page WHERE page = ?', page);
  const media = statements.all('SELECT medium FROM page_medium WHERE page = ?', page);
  const found = row && z.parse(savedShape, row);
  return {
    saved: found && { pictures: found.pictures, whole: found.whole === 1, askedAt: found.asked_at },
    media: media.map(({ medium }) => Number(medium)),
  };
}

/** A later text of a saved page holds what the one before did, and may lack pictures of its own. Within a transaction of the caller's. */
export function giveHoldings(statements: Statements, page: number, { saved, media }: Holdings): void {
  if (saved === undefined) return;
  statements.run(
    'INSERT INTO saved_page VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
    page,
    saved.pictures,
    saved.pictures === 'none' ? 1 : 0,
    saved.askedAt,
  );
  for (const medium of media) {
    statements.run('INSERT INTO page_medium VALUES (?, ?) ON CONFLICT DO NOTHING', page, medium);
  }
}

/** The page may go from now on. Within a transaction of the caller's. */
export function letGo({ run }: Statements, page: number): void {
  run('UPDATE page SET saved_at = NULL WHERE id = ?', page);
  run('DELETE FROM saved_page WHERE page = ?', page);
  run('DELETE FROM page_medium WHERE page = ?', page);
}
