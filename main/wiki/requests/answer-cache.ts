/** An answer that can be asked for again by its `ETag`. */
export type KeptAnswer = {
  readonly etag: string;
  readonly headers: Headers;
  readonly text: string;
};

const MOST = 256;
const MOST_BYTES = 4 * 1024 * 1024;
/** What is larger is worth asking for again rather than pushing everything else out. */
const LARGEST = 256 * 1024;

/** Answers of this run, in memory only. Those not used for longest go first. */
export type AnswerCache = {
  readonly get: (key: string) => KeptAnswer | undefined;
  readonly put: (key: string, answer: KeptAnswer) => void;
  readonly clear: () => void;
};

/** At most 256 answers and 4 MiB of them. */
export function createAnswerCache(): AnswerCache {
  const kept = new Map<string, { readonly answer: KeptAnswer; readonly size: number }>();
  let bytes = 0;
  const drop = (key: string) => {
    bytes -= kept.get(key)?.size ?? 0;
    kept.delete(key);
  };
  return {
    clear() {
      kept.clear();
      bytes = 0;
    },
    get(key) {
      const entry = kept.get(key);
      if (entry === undefined) return undefined;
      kept.delete(key);
      kept.set(key, entry);
      return entry.answer;
    },
    put(key, answer) {
      drop(key);
      // Two bytes for a character, which is as much as a string may take.
      const size = answer.text.length * 2;
      if (size > LARGEST) return;
      kept.set(key, { answer, size });
      bytes += size;
      for (const oldest of kept.keys()) {
        if (kept.size <= MOST && bytes <= MOST_BYTES) break;
        drop(oldest);
      }
    },
  };
}
