import { MOST_NAME } from '../sites/site-data.ts';

/** Controls, and marks that turn the direction of the text after them. */
const STEERING = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** Without what steers the text around it, and no longer than there is room for. */
export function plainText(text: string): string {
  const plain = text.toWellFormed().replace(STEERING, '').trim();
  return plain.slice(0, MOST_NAME).replace(/[\ud800-\udbff]$/, '');
}
