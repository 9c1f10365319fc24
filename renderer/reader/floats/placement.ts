import type { Direction } from '../../../shared/models.ts';

/** In CSS pixels from the top left of the view. */
export type Box = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };

export type Size = { readonly width: number; readonly height: number };

export type Placement = {
  readonly left: number;
  readonly top: number;
  /** It may be no higher than this; more than that is scrolled. */
  readonly maxHeight: number;
  readonly side: 'above' | 'below';
};

/** Between what floats and the words it belongs to. */
const GAP = 8;
/** Between what floats and the edges of the view. */
const MARGIN = 12;
/** What floats begins a little before its words, as a margin note does. */
const OVERHANG = 16;

/**
 * Where something floats: under its words if it fits, over them if it fits there, else where there is more room. Never
 * beyond the view's edges, and never over its words.
 * @param direction of the text, whose start it is aligned with
 */
export function placeFloat(anchor: Box, size: Size, view: Size, direction: Direction): Placement {
  const below = view.height - MARGIN - (anchor.bottom + GAP);
  const above = anchor.top - GAP - MARGIN;
  const side = size.height <= below || below >= above ? 'below' : 'above';
  const maxHeight = Math.max(0, side === 'below' ? below : above);
  const height = Math.min(size.height, maxHeight);
  const start = direction === 'rtl' ? anchor.right + OVERHANG - size.width : anchor.left - OVERHANG;
  const last = view.width - MARGIN - size.width;
  return {
    left: Math.round(Math.max(MARGIN, Math.min(start, last))),
    top: Math.round(side === 'below' ? anchor.bottom + GAP : anchor.top - GAP - height),
    maxHeight: Math.floor(maxHeight),
    side,
  };
}

/** Which of the lines that some words stand on was pointed at; the first when none was. */
export function lineAt(lines: readonly Box[], point: { readonly x: number; readonly y: number } | undefined): number {
  const pointed = lines.findIndex(
    ({ left, top, right, bottom }) =>
      point && point.x >= left && point.x <= right && point.y >= top && point.y <= bottom,
  );
  return Math.max(0, pointed);
}

/** Whether words have left the view. */
export function isOut({ top, bottom }: Box, view: Size): boolean {
  return bottom < 0 || top > view.height;
}
