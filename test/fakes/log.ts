import type { Log } from '../../main/ports.ts';

export type LogEntry = {
  readonly level: 'info' | 'warn' | 'error';
  readonly event: string;
  readonly data: Readonly<Record<string, string | number | boolean>>;
};

export type FakeLog = {
  readonly log: Log;
  readonly entries: readonly LogEntry[];
  /** Everything written so far, for a search for what must not be there. */
  readonly text: () => string;
};

export function createFakeLog(): FakeLog {
  const entries: LogEntry[] = [];
  return {
    log: (level, event, data = {}) => {
      entries.push({ level, event, data });
    },
    entries,
    text: () => JSON.stringify(entries),
  };
}
