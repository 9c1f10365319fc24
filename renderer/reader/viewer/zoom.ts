/** In CSS pixels. */
export type Size = { readonly width: number; readonly height: number };
export type Point = { readonly x: number; readonly y: number };

/**
 * How a picture is looked at. `scale` 1 is the picture as large as fits; `x` and `y` are how far its middle is from
 * the middle of the stage, in CSS pixels.
 */
export type Look = { readonly scale: number; readonly x: number; readonly y: number };

export const WHOLE: Look = { scale: 1, x: 0, y: 0 };

/** One step of a key or a button. */
export const STEP = 1.4;
/** However small a picture is, its pixels are shown no larger than four points; a small one may still be doubled. */
const MOST_PER_PIXEL = 4;
const LEAST_MOST = 2;

/** The size of a picture that fits on the stage, never larger than it is. */
export function fitted(picture: Size, stage: Size): Size {
  if (picture.width <= 0 || picture.height <= 0) return { width: 0, height: 0 };
  const factor = Math.min(1, stage.width / picture.width, stage.height / picture.height);
  return { width: picture.width * factor, height: picture.height * factor };
}

/** How far a picture can be zoomed in. @param natural in its own pixels. @param whole as it fits */
export function largestScale(natural: Size, whole: Size): number {
  return whole.width > 0 ? Math.max(LEAST_MOST, (natural.width * MOST_PER_PIXEL) / whole.width) : LEAST_MOST;
}

/**
 * Zooms so that what is under a point stays under it.
 * @param at from the middle of the stage
 */
export function zoomed(look: Look, factor: number, at: Point, whole: Size, stage: Size, largest: number): Look {
  const scale = Math.min(largest, Math.max(1, look.scale * factor));
  const ratio = scale / look.scale;
  return held({ scale, x: at.x - (at.x - look.x) * ratio, y: at.y - (at.y - look.y) * ratio }, whole, stage);
}

/** Moves the picture by so much, no further than its edges. */
export function moved(look: Look, by: Point, whole: Size, stage: Size): Look {
  return held({ ...look, x: look.x + by.x, y: look.y + by.y }, whole, stage);
}

/** A picture that is wider than the stage covers it; one that is not stays in the middle. */
export function held({ scale, x, y }: Look, whole: Size, stage: Size): Look {
  const within = (value: number, size: number, room: number) => {
    const most = Math.max(0, (size * scale - room) / 2);
    // Not minus nought.
    return most === 0 ? 0 : Math.min(most, Math.max(-most, value));
  };
  return { scale, x: within(x, whole.width, stage.width), y: within(y, whole.height, stage.height) };
}

/** How much one turn of a wheel zooms (`WheelEvent.deltaY` in pixels; a touch pad's pinch comes as small ones with Ctrl). */
export function wheelFactor(deltaY: number, pinched: boolean): number {
  const factor = Math.exp((-deltaY * (pinched ? 10 : 2)) / 1000);
  return Math.min(2, Math.max(0.5, factor));
}
