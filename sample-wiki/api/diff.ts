import { steps } from './longest-common.ts';

const CONTEXT_LINES = 2;
/** As many words in common make two lines one that was changed. */
const ALIKE = 0.5;

type Range = { readonly start: number; readonly length: number; readonly type: 0 | 1 };

/** One line of a difference as php-wikidiff2 writes it. All places are counted in UTF-8 bytes. */
export type DiffLine = {
  readonly type: 0 | 1 | 2 | 3 | 4 | 5;
  readonly lineNumber?: number;
  readonly moveInfo?: { readonly id: string; readonly linkId: string; readonly linkDirection: 0 | 1 };
  readonly text: string;
  readonly offset: { readonly from: number | null; readonly to: number | null };
  readonly highlightRanges?: readonly Range[];
};

/** How one source became another, with two lines around each change. */
export function diff(from: string, to: string): readonly DiffLine[] {
  return aroundChanges(withMoves(allLines(from, to)));
}

function allLines(from: string, to: string): readonly DiffLine[] {
  const lines: DiffLine[] = [];
  const place = { from: 0, to: 0, line: 0 };
  let removed: string[] = [];
  let added: string[] = [];
  const old = (text: string) => {
    const at = place.from;
    place.from += bytes(text) + 1;
    return at;
  };
  const young = (text: string) => {
    const at = place.to;
    place.to += bytes(text) + 1;
    place.line += 1;
    return at;
  };
  const settle = () => {
    const pairs = removed.findIndex((text, index) => !alike(text, added[index]));
    const changed = pairs < 0 ? removed.length : pairs;
    for (const [index, text] of removed.slice(0, changed).entries()) {
      const next = added[index] ?? '';
      const offset = { from: old(text), to: young(next) };
      lines.push({ type: 3, lineNumber: place.line, offset, ...interleaved(text, next) });
    }
    for (const text of removed.slice(changed)) lines.push({ type: 2, text, offset: { from: old(text), to: null } });
    for (const text of added.slice(changed)) {
      const offset = { from: null, to: young(text) };
      lines.push({ type: 1, lineNumber: place.line, text, offset });
    }
    removed = [];
    added = [];
  };
  for (const { kind, value } of steps(from.split('\n'), to.split('\n'))) {
    if (kind === 'removed') removed.push(value);
    else if (kind === 'added') added.push(value);
    else {
      settle();
      const offset = { from: old(value), to: young(value) };
      lines.push({ type: 0, lineNumber: place.line, text: value, offset });
    }
  }
  settle();
  return lines;
}

/** A line that went from one place and came to another, unchanged, was moved. */
function withMoves(lines: readonly DiffLine[]): readonly DiffLine[] {
  const moved = [...lines];
  for (const [index, line] of lines.entries()) {
    if (line.type !== 2 || line.text === '') continue;
    const target = moved.findIndex(({ type, text }) => type === 1 && text === line.text);
    const other = moved[target];
    if (other === undefined) continue;
    const [left, right] = [`movedpara_${index}_0_lhs`, `movedpara_${target}_0_rhs`];
    const isLower = target > index;
    moved[index] = { ...line, type: 4, moveInfo: { id: left, linkId: right, linkDirection: isLower ? 0 : 1 } };
    moved[target] = { ...other, type: 5, moveInfo: { id: right, linkId: left, linkDirection: isLower ? 1 : 0 } };
  }
  return moved;
}

function aroundChanges(lines: readonly DiffLine[]): readonly DiffLine[] {
  return lines.filter((line, index) => {
    const near = lines.slice(Math.max(0, index - CONTEXT_LINES), index + CONTEXT_LINES + 1);
    return line.type !== 0 || near.some(({ type }) => type !== 0);
  });
}

/** The old and the new words in one text, and which are which. */
function interleaved(from: string, to: string): { readonly text: string; readonly highlightRanges: readonly Range[] } {
  const highlightRanges: Range[] = [];
  let text = '';
  for (const { kind, value } of steps(words(from), words(to))) {
    if (kind !== 'same') {
      const type = kind === 'added' ? 0 : 1;
      const last = highlightRanges.at(-1);
      const start = bytes(text);
      if (last && last.type === type && last.start + last.length === start) {
        highlightRanges[highlightRanges.length - 1] = { ...last, length: last.length + bytes(value) };
      } else highlightRanges.push({ start, length: bytes(value), type });
    }
    text += value;
  }
  return { text, highlightRanges };
}

function alike(from: string, to: string | undefined): boolean {
  if (to === undefined || from === '' || to === '') return false;
  const [old, young] = [words(from), words(to)];
  const same = steps(old, young).filter(({ kind }) => kind === 'same').length;
  return (2 * same) / (old.length + young.length) > ALIKE;
}

function words(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}]+|\s+|./gsu) ?? [];
}

function bytes(text: string): number {
  return Buffer.byteLength(text);
}
