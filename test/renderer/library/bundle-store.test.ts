import { expect, test } from 'vitest';
import {
  cancelBundle,
  createBundleStore,
  exportBundle,
  importBundle,
} from '../../../renderer/library/room/bundle-store.ts';
import type { Answer } from '../../../shared/contract.ts';
import { fail, ok } from '../../../shared/result.ts';

type Said = Answer<'library.export'>;

const WHAT = { lists: true, history: true, pages: 'saved', pictures: true } as const;
const REPORT = { name: 'x.lectern', bytes: 1, lists: 1, visits: 0, pages: 0, pictures: 0, skipped: [] };

/** Main, which answers when it is told to. */
function main() {
  const calls: string[] = [];
  let answer: (said: Said) => void = () => {};
  const later = (name: string) => () => {
    calls.push(name);
    return new Promise<Said>((resolve) => {
      answer = resolve;
    });
  };
  const library = {
    export: later('export'),
    import: later('import'),
    async cancelBundle() {
      calls.push('cancel');
      return ok(null);
    },
  };
  return {
    calls,
    client: { library } as unknown as Parameters<typeof importBundle>[1],
    answer: (said: Said) => answer(said),
  };
}

test('one thing is under way at a time, and is said when it is over', async () => {
  const { calls, client, answer } = main();
  const store = createBundleStore();
  const exporting = exportBundle(store, client, WHAT);
  await importBundle(store, client);
  expect(calls).toEqual(['export']);
  expect(store.getState().busy).toEqual({ does: 'export', ending: false });
  answer(ok(REPORT));
  await exporting;
  expect(store.getState()).toEqual({ busy: undefined, outcome: { did: 'export', report: REPORT } });
});

test('what was ended is said to be, unless it had come to its end before', async () => {
  const { calls, client, answer } = main();
  const store = createBundleStore();
  await cancelBundle(store, client);
  expect(calls).toEqual([]);
  const ended = async (said: Said) => {
    const importing = importBundle(store, client);
    await cancelBundle(store, client);
    expect(store.getState().busy).toEqual({ does: 'import', ending: true });
    answer(said);
    await importing;
    return store.getState().outcome;
  };
  expect(await ended(ok(null))).toEqual({ did: 'stopped', what: 'import' });
  expect(await ended(ok(REPORT))).toEqual({ did: 'import', report: REPORT });
  expect(await ended(fail({ code: 'bundle-invalid' }))).toEqual({
    did: 'failure',
    failure: { code: 'bundle-invalid' },
  });
});

test('nothing is said where nobody chose a file', async () => {
  const { client, answer } = main();
  const store = createBundleStore();
  const importing = importBundle(store, client);
  answer(ok(null));
  await importing;
  expect(store.getState()).toEqual({ busy: undefined, outcome: undefined });
});
