import { iso } from './library.ts';
import { sourceOf } from './sources.ts';
import type { WikiPage } from './wiki-page.ts';

const HOUR = 3_600_000;
const EDITORS = [
  { id: 3, name: 'Reader' },
  { id: 4, name: 'Keeper' },
  { id: null, name: '192.0.2.17' },
] as const;
const BOT = { id: 6, name: 'Tide-bot' } as const;
const COMMENTS = ['Typo', 'Add the survey of 1783', 'Shorter', 'Wording', 'Source for the tide table', ''] as const;

/** What the wiki knows of an edit. The same each time. */
export type Edit = {
  readonly id: number;
  readonly timestamp: string;
  readonly minor: boolean;
  readonly bot: boolean;
  /** Undone by a later one. */
  readonly reverted: boolean;
  readonly comment: string;
  /** An address, and no number, for somebody without an account. */
  readonly user: { readonly id: number | null; readonly name: string };
};

/** All edits of a page, the latest first. */
export function editsOf(page: WikiPage): readonly Edit[] {
  return Array.from({ length: page.revisions }, (_, age) => edit(page, age));
}

function edit(page: WikiPage, age: number): Edit {
  const id = page.revision - age;
  const isBusy = page.article?.busy ?? false;
  const bot = isBusy && id % 11 === 5;
  return {
    id,
    timestamp: iso(page.edited - age * (age + 5) * 7 * HOUR),
    minor: id % 4 === 0,
    bot,
    reverted: isBusy && age > 0 && id % 13 === 7,
    comment: COMMENTS[id % COMMENTS.length] ?? '',
    user: bot ? BOT : (EDITORS[id % EDITORS.length] ?? EDITORS[0]),
  };
}

/** One edit as `history` and `revision` show it. */
export async function shown(page: WikiPage, { id, timestamp, minor, comment, user }: Edit) {
  const isFirst = id === page.revision - page.revisions + 1;
  const size = Buffer.byteLength(await sourceOf(page, id));
  // The first revision has nothing to differ from.
  const delta = isFirst ? null : size - Buffer.byteLength(await sourceOf(page, id - 1));
  return { id, timestamp, minor, size, comment, user, delta };
}
