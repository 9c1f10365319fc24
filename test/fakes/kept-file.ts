import { type KeptFile, KeptFileError } from '../../main/shell/storage/kept-file.ts';

/** In memory. @param failure what every change meets */
export function fakeKeptFile(
  initial: Readonly<Record<string, unknown>> = {},
  failure?: 'newer' | 'unwritable',
): KeptFile {
  const values = new Map(Object.entries(initial));
  const guarded = (change: () => void): void => {
    if (failure) throw new KeptFileError(failure);
    change();
  };
  return {
    get: (key) => values.get(key),
    set: (key, value) => guarded(() => values.set(key, value)),
    delete: (key) => guarded(() => values.delete(key)),
  };
}
