import type { DatabaseSync } from 'node:sqlite';
import { savingTables } from '../saving/saving-tables.ts';

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
  (database) => {
    database.exec(`
      -- All of these belong to somebody: the key of an account, or to nobody (''). Ids that somebody else may hold
      -- (a tab, a trail) are never used twice.
      CREATE TABLE reading_list (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        owner TEXT NOT NULL,
        name TEXT NOT NULL,
        -- The name without its case.
        plain TEXT NOT NULL,
        description TEXT NOT NULL,
        created_at INTEGER NOT NULL,
        changed_at INTEGER NOT NULL,
        position INTEGER NOT NULL,
        UNIQUE (owner, plain)
      ) STRICT;
      CREATE TABLE list_page (
        id INTEGER PRIMARY KEY,
        list INTEGER NOT NULL REFERENCES reading_list ON DELETE CASCADE,
        site TEXT NOT NULL,
        title TEXT NOT NULL,
        added_at INTEGER NOT NULL,
        position INTEGER NOT NULL,
        UNIQUE (list, site, title)
      ) STRICT;
      CREATE INDEX list_page_by_page ON list_page (site, title);

      -- Its ids come from whoever writes: a page that is opened need not wait for the disk to know its visit.
      CREATE TABLE visit (
        id INTEGER PRIMARY KEY,
        owner TEXT NOT NULL,
        site TEXT NOT NULL,
        title TEXT NOT NULL,
        description TEXT NOT NULL,
        language TEXT NOT NULL,
        direction TEXT NOT NULL,
        at INTEGER NOT NULL,
        -- The visit whose link led here.
        origin INTEGER,
        -- Title and description, folded (search/fold.ts).
        folded TEXT NOT NULL
      ) STRICT;
      CREATE INDEX visit_by_moment ON visit (owner, at, id);
      CREATE INDEX visit_by_page ON visit (site, title, owner);
      CREATE INDEX visit_by_origin ON visit (origin) WHERE origin IS NOT NULL;

      -- Where a page was left. There is one only of a page that has a visit.
      CREATE TABLE place (
        id INTEGER PRIMARY KEY,
        owner TEXT NOT NULL,
        site TEXT NOT NULL,
        title TEXT NOT NULL,
        scroll REAL NOT NULL,
        heading TEXT,
        heading_top REAL,
        progress REAL NOT NULL,
        section TEXT,
        at INTEGER NOT NULL,
        UNIQUE (owner, site, title)
      ) STRICT;
      CREATE INDEX place_by_moment ON place (owner, at);
    `);
  },
  savingTables,
  (database) => {
    database.exec(`
      -- A name that came in somebody's file: it leads to the page, and says nothing of what the page is called.
      ALTER TABLE name ADD COLUMN brought INTEGER NOT NULL DEFAULT 0;
    `);
  },
];
