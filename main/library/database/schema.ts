import type { DatabaseSync } from 'node:sqlite';

/** `LECT`, in the file's header: whose database it is. */
export const APPLICATION_ID = 0x4c454354;

/** One step forward: what a database of the version before lacks. Never changed once it has been released. */
export type Migration = (database: DatabaseSync) => void;

/** The version of a database is the number of steps it has taken. */
export const MIGRATIONS: readonly Migration[] = [
  (database) => {
    database.exec(`
      -- The order of the ids is the order of keeping: none is used twice.
      CREATE TABLE page (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        site TEXT NOT NULL,
        title TEXT NOT NULL,
        revision INTEGER NOT NULL,
        etag TEXT,
        edited_at TEXT,
        language TEXT NOT NULL,
        direction TEXT NOT NULL,
        description TEXT NOT NULL,
        licence_title TEXT,
        licence_url TEXT,
        fetched_at INTEGER NOT NULL,
        checked_at INTEGER NOT NULL,
        read_at INTEGER NOT NULL,
        saved_at INTEGER,
        newer_revision INTEGER,
        engine INTEGER NOT NULL,
        bytes INTEGER NOT NULL,
        UNIQUE (site, title)
      ) STRICT;
      CREATE INDEX page_by_reading ON page (read_at) WHERE saved_at IS NULL;
      CREATE INDEX page_by_size ON page (saved_at, bytes);

      -- What is large stands apart: going through the pages must not go through their text.
      CREATE TABLE page_html (
        page INTEGER PRIMARY KEY REFERENCES page ON DELETE CASCADE,
        html BLOB NOT NULL,
        contents BLOB NOT NULL,
        -- Over both: SQLite does not notice when a disk gives back other bytes than it was given.
        checksum INTEGER NOT NULL
      ) STRICT;
      CREATE TABLE page_text (
        page INTEGER PRIMARY KEY REFERENCES page ON DELETE CASCADE,
        text BLOB NOT NULL,
        sections TEXT NOT NULL
      ) STRICT;

      -- Every name that a page was asked for by, its own among them.
      CREATE TABLE name (
        site TEXT NOT NULL,
        title TEXT NOT NULL,
        page INTEGER NOT NULL REFERENCES page ON DELETE CASCADE,
        folded TEXT NOT NULL,
        PRIMARY KEY (site, title)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX name_by_page ON name (page);
      CREATE INDEX name_by_folded ON name (folded, page);

      -- Their text comes folded and cut into words (search/fold.ts), so the tokenizer has nothing left to decide.
      CREATE VIRTUAL TABLE name_index USING fts5(
        names, content = '', contentless_delete = 1, detail = none, prefix = '1 2 3', tokenize = 'ascii'
      );
      CREATE VIRTUAL TABLE text_index USING fts5(
        head, text, content = '', contentless_delete = 1, prefix = '3', tokenize = 'ascii'
      );
    `);
  },
];
