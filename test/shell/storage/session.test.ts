import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openKeptFile } from '../../../main/shell/storage/kept-file.ts';
import { createSession, SESSION_VERSION, sessionNotice } from '../../../main/shell/storage/session.ts';
import type { StorageNotice } from '../../../shared/models.ts';
import { fail, ok } from '../../../shared/result.ts';
import { createFakeClock } from '../../fakes/clock.ts';
import { fakeKeptFile } from '../../fakes/kept-file.ts';

test('tabs come back at the next start', () => {
  const file = fakeKeptFile();
  const first = createSession(file, createFakeClock());
  expect(first.restore()).toBeNull();
  expect(first.keep('[1]')).toEqual(ok(null));
  first.keep('[1,2]');
  first.flush();
  expect(createSession(file, createFakeClock()).restore()).toEqual({ tabs: '[1,2]', guarded: false });
});

test('what is kept in a row is written once more, half a second later, and at the end', () => {
  const file = fakeKeptFile();
  const clock = createFakeClock();
  const session = createSession(file, clock);
  session.keep('[1]');
  expect(file.get('tabs')).toBe('[1]');
  session.keep('[2]');
  clock.advance(499);
  session.keep('[3]');
  expect(file.get('tabs')).toBe('[1]');
  clock.advance(1);
  expect(file.get('tabs')).toBe('[3]');
  session.keep('[4]');
  expect(file.get('tabs')).toBe('[3]');
  session.flush();
  expect(file.get('tabs')).toBe('[4]');
  session.keep('[5]');
  session.flush();
  expect(file.get('tabs')).toBe('[5]');
  clock.advance(5_000);
  expect(clock.waiting()).toBe(0);
  session.keep('[6]');
  expect(file.get('tabs')).toBe('[6]');
});

test('a window that begins anew gets what the one before it said last', () => {
  const session = createSession(fakeKeptFile(), createFakeClock());
  session.keep('[1]');
  session.keep('[2]');
  expect(session.restore()?.tabs).toBe('[2]');
});

test('two attempts in a row that came to no good end, and pages wait from then on', () => {
  const file = fakeKeptFile({ tabs: '[]' });
  const guarded = () => createSession(file, createFakeClock()).restore()?.guarded;
  expect([guarded(), guarded(), guarded(), guarded()]).toEqual([false, false, true, true]);
});

test('an attempt that came to a good end begins the count anew', () => {
  const file = fakeKeptFile({ tabs: '[]' });
  const start = () => {
    const session = createSession(file, createFakeClock());
    return { guarded: session.restore()?.guarded, session };
  };
  start();
  start().session.settled();
  expect([start().guarded, start().guarded, start().guarded]).toEqual([false, false, true]);
});

test('what cannot be a session counts as none', () => {
  expect(createSession(fakeKeptFile({ tabs: 7 }), createFakeClock()).restore()).toBeNull();
  expect(createSession(fakeKeptFile({ tabs: '[]', attempts: 'many' }), createFakeClock()).restore()).toEqual({
    tabs: '[]',
    guarded: false,
  });
});

test('a file that cannot be written costs the session and nothing else', () => {
  const session = createSession(fakeKeptFile({ tabs: '[]' }, 'unwritable'), createFakeClock());
  expect(session.restore()).toEqual({ tabs: '[]', guarded: false });
  expect(session.keep('[2]')).toEqual(fail({ code: 'settings-unwritable' }));
  session.settled();
  expect(createSession(fakeKeptFile({}, 'newer'), createFakeClock()).keep('[]')).toEqual(
    fail({ code: 'settings-newer' }),
  );
});

test('what was forgotten is not written again by the window that still has it', () => {
  const file = fakeKeptFile();
  const clock = createFakeClock();
  const session = createSession(file, clock);
  session.keep('["secret"]');
  session.keep('["another secret"]');
  session.forget();
  clock.advance(1_000);
  expect(session.keep('["secret"]')).toEqual(ok(null));
  expect(file.get('tabs')).toBeUndefined();
  expect(session.restore()).toBeNull();
  session.keep('[]');
  session.flush();
  expect(file.get('tabs')).toBe('[]');
});

test('a damaged file is kept aside, and said in words of its own', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-session-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, 'session.json'), '{"tabs": "[1');
  const notices: StorageNotice[] = [];
  const file = openKeptFile({
    folder,
    name: 'session',
    version: SESSION_VERSION,
    open: () => ({ set: () => {}, delete: () => {} }),
    clock: createFakeClock(),
    log: () => {},
    notice: (notice) => notices.push(sessionNotice(notice)),
  });
  expect(createSession(file, createFakeClock()).restore()).toBeNull();
  const [notice] = notices;
  if (notice?.code !== 'session-corrupt') throw new Error('It was not said');
  expect(readFileSync(join(folder, notice.keptAs), 'utf8')).toBe('{"tabs": "[1');
});
