import type { Attributes } from '../scan/tokens.ts';

/** Beyond what any page shows, and beyond what any file is. */
const LARGEST = 20_000;
const LARGEST_FILE = 1_000_000;

/** A width or height in pixels as an attribute says it; undefined when it says none that can be. */
export function dimension(value: string | undefined): number | undefined {
  return within(value, LARGEST);
}

/** The width of the file that a picture was made of, in its own pixels; undefined where the document does not say. */
export function fileWidth(source: Attributes): number | undefined {
  return within(source.get('data-file-width'), LARGEST_FILE);
}

/** Width and height as attributes, ready to follow a tag's name: the space is there before what fills it. */
export function space(width: number | undefined, height: number | undefined): string {
  return width === undefined || height === undefined ? '' : ` width="${width}" height="${height}"`;
}

function within(value: string | undefined, largest: number): number | undefined {
  const number = Number.parseInt(value ?? '', 10);
  return number > 0 && number <= largest ? number : undefined;
}
