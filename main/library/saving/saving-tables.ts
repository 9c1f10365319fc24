import type { Migration } from '../database/schema.ts';

/** What is to be saved, and what belongs to the pages that are. */
export const savingTables: Migration = (database) => {
  database.exec(`
    -- A wish: the same one again is the same job.
    CREATE TABLE save_job (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      wish TEXT NOT NULL UNIQUE,
      kind TEXT NOT NULL,
      label TEXT NOT NULL,
      pictures TEXT NOT NULL,
      asked_at INTEGER NOT NULL,
      -- Whether all its pages are known, where those that follow begin, and why they could not be found.
      found INTEGER NOT NULL,
      next TEXT,
      failure TEXT,
      done_at INTEGER
    ) STRICT;

    CREATE TABLE save_item (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      job INTEGER NOT NULL REFERENCES save_job ON DELETE CASCADE,
      site TEXT NOT NULL,
      title TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('waiting', 'done', 'failed')),
      failure TEXT,
      bytes INTEGER NOT NULL DEFAULT 0,
      UNIQUE (job, site, title)
    ) STRICT;
    CREATE INDEX save_item_by_state ON save_item (job, state, id);

    CREATE TABLE saving_state (
      one INTEGER PRIMARY KEY CHECK (one = 1),
      paused INTEGER NOT NULL
    ) STRICT;

    -- Of a page that was saved: with which pictures, whether they are those of its text, and when the wiki was asked last.
    CREATE TABLE saved_page (
      page INTEGER PRIMARY KEY REFERENCES page ON DELETE CASCADE,
      pictures TEXT NOT NULL,
      whole INTEGER NOT NULL,
      asked_at INTEGER NOT NULL
    ) STRICT;

    -- A picture's bytes are a file named after its address. Sizes of the same picture have one name in common.
    CREATE TABLE saved_medium (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      address TEXT NOT NULL UNIQUE,
      picture TEXT NOT NULL,
      bytes INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX saved_medium_by_picture ON saved_medium (picture);
    CREATE TABLE page_medium (
      page INTEGER NOT NULL REFERENCES page ON DELETE CASCADE,
      medium INTEGER NOT NULL REFERENCES saved_medium ON DELETE CASCADE,
      PRIMARY KEY (page, medium)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX page_medium_by_medium ON page_medium (medium);
  `);
};
