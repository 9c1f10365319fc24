import type { LibrarySizes } from '../../../shared/library-models.ts';
import { countText } from '../../ui/size-text.ts';

export type Share = {
  readonly kind: 'saved' | 'saved-media' | 'read' | 'read-media' | 'damaged';
  readonly label: string;
  readonly bytes: number;
  /** What there is of it, where that is counted. */
  readonly count?: string | undefined;
  /** Whether it makes room by itself. */
  readonly mayGo: boolean;
};

/** What takes the room, in the order of the bar: what stays, then what may go; damaged copies where there are any. */
export function sharesOf(sizes: LibrarySizes): readonly Share[] {
  const { saved, savedCount, savedMedia, read, readCount, readMedia, damaged } = sizes;
  return [
    { kind: 'saved', label: 'Saved pages', bytes: saved, count: countText(savedCount, 'page'), mayGo: false },
    { kind: 'saved-media', label: 'Their pictures', bytes: savedMedia, mayGo: false },
    { kind: 'read', label: 'Pages you read', bytes: read, count: countText(readCount, 'page'), mayGo: true },
    { kind: 'read-media', label: 'Pictures you saw', bytes: readMedia, mayGo: true },
    ...(damaged.count > 0
      ? [{ kind: 'damaged', label: 'Damaged copies kept aside', bytes: damaged.bytes, mayGo: false } as const]
      : []),
  ];
}

/** The bounds that are offered; one that was set otherwise stands among them. @param bound in bytes */
export function boundsWith(bound: number): readonly number[] {
  const MIB = 2 ** 20;
  const offered = [100, 250, 500, 1024, 2 * 1024, 5 * 1024, 10 * 1024, 50 * 1024].map((mebibytes) => mebibytes * MIB);
  return [...new Set([...offered, bound])].sort((a, b) => a - b);
}

/** A bound as people say it: `500 MB`, `1 GB`; in steps of 1,024, as it was chosen. */
export function boundText(bytes: number): string {
  const mebibytes = Math.round(bytes / 2 ** 20);
  return mebibytes >= 1024 ? `${Number((mebibytes / 1024).toFixed(1))}\u00a0GB` : `${mebibytes}\u00a0MB`;
}
