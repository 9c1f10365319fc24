import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { OpenOptions } from '../../main/library/database/open-library.ts';
import type { Mended } from '../../main/library/database/salvage.ts';
import type { Args, CallName, Role, Value } from '../../main/library/worker/protocol.ts';
import { createSide } from '../../main/library/worker/serve.ts';

/** A folder that goes with the test. */
export function privateFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-library-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export function libraryPath(folder = privateFolder()): string {
  return join(folder, 'library.sqlite');
}

/** What a thread of the library does, without the thread. */
export function openSide(path = libraryPath(), role: Role = 'writer', options: Partial<OpenOptions> = {}) {
  const mended: Mended[] = [];
  const side = createSide(role, { path, now: () => Date.UTC(2026, 8, 1), patience: 50, ...options }, (one) =>
    mended.push(one),
  );
  onTestFinished(() => void side.call('close', null));
  return {
    path,
    mended,
    ask: side.call,
    /** The value of a call that is expected to succeed. */
    must<N extends CallName>(name: N, args: Args<N>): Value<N> {
      const answer = side.call(name, args);
      if (!answer.ok) throw new Error(answer.failure.code);
      return answer.value;
    },
  };
}
