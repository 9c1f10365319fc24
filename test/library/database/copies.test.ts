import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { backupPath } from '../../../main/library/database/copies.ts';
import { MIGRATIONS, type Migration } from '../../../main/library/database/schema.ts';
import type { Args, CallName } from '../../../main/library/worker/protocol.ts';
import type { VisitId } from '../../../shared/library-models.ts';
import { EN, madePage } from '../made-pages.ts';
import { openSide } from '../open-side.ts';

const EARTH = { site: EN, title: 'Earth' };
const VISIT = { ...EARTH, id: 5 as VisitId, owner: 'me', language: 'en', direction: 'ltr', at: 5 } as const;
const CHANGED: Migration = (database) => database.exec('ALTER TABLE page ADD COLUMN colour TEXT');
const NEXT = { migrations: [...MIGRATIONS, CHANGED] };

/** A library that has just been taken forward, and the copy of what it was. */
function migrated() {
  const before = openSide();
  before.must('keep', madePage('Earth', 'A planet.'));
  before.must('recordVisit', VISIT);
  before.must('close', null);
  const side = openSide(before.path, 'writer', NEXT);
  side.must('read', EARTH);
  const backup = backupPath(before.path, MIGRATIONS.length);
  expect(existsSync(backup)).toBe(true);
  return { ...side, backup };
}

describe('the copy from before a migration', () => {
  it('stays while the app runs that made it', () => {
    const { must, backup } = migrated();
    must('settleBackups', null);
    expect(existsSync(backup)).toBe(true);
  });

  it('goes at a later start, when the file is sound', () => {
    const { must, path, backup } = migrated();
    must('close', null);
    openSide(path, 'writer', NEXT).must('settleBackups', null);
    expect(existsSync(backup)).toBe(false);
  });

  it('stays when the file is not', () => {
    const { must, path, backup } = migrated();
    must('close', null);
    let queries = 0;
    const side = openSide(path, 'writer', {
      ...NEXT,
      canSearch(database) {
        const prepare = database.prepare.bind(database);
        database.prepare = (sql) => {
          if (!/quick_check/.test(sql)) return prepare(sql);
          queries++;
          return prepare("SELECT 'Tree 2 page 5: btreeInitPage() returns error code 11' AS quick_check");
        };
        return true;
      },
    });
    side.must('settleBackups', null);
    expect(queries).toBe(1);
    expect(existsSync(backup)).toBe(true);
  });

  const forgetting: { readonly [name: string]: readonly [CallName, Args<CallName>] } = {
    'a page': ['drop', EARTH],
    'a visit': ['forgetVisits', { owner: 'me', visit: VISIT.id }],
    'an hour': ['forgetVisits', { owner: 'me', since: 1, until: 9 }],
    'all that was read': ['forgetVisits', { owner: 'me', since: 0 }],
    'a list': ['arrangeLists', { owner: 'me', at: 9, is: 'removed', list: 1 as never }],
    'a page of a list': ['arrangeLists', { owner: 'me', at: 9, is: 'emptied', list: 1 as never, pages: [EARTH] }],
  };
  it.each(Object.entries(forgetting))('goes at once when somebody forgets %s', (_, [call, args]) => {
    const { must, backup, path } = migrated();
    must('nameList', { owner: 'me', name: 'Planets', at: 1 });
    must('keep', madePage('Mars'));
    writeFileSync(`${backup}.part`, 'cut off');
    expect(existsSync(backup)).toBe(true);
    must(call, args as never);
    expect(readdirSync(dirname(path)).filter((name) => name.includes('before'))).toEqual([]);
  });
});

describe('damaged files that were kept aside', () => {
  it('are counted with what stood beside them, and go when somebody wants it; nothing else does', () => {
    const { must, path } = openSide();
    must('keep', madePage('Earth'));
    expect(must('sizes', null).damaged).toEqual({ count: 0, bytes: 0 });
    const copy = `${path}.damaged-2026-09-01T00-00-00-000Z`;
    for (const name of [copy, `${copy}-wal`, `${copy}-shm`, `${path}.damaged-2026-09-02T00-00-00-000Z`])
      writeFileSync(name, 'x'.repeat(10));
    expect(must('sizes', null).damaged).toEqual({ count: 2, bytes: 40 });
    must('dropDamaged', null);
    expect(readdirSync(dirname(path)).filter((name) => name.includes('damaged'))).toEqual([]);
    expect(must('read', EARTH)?.title).toBe('Earth');
  });
});
