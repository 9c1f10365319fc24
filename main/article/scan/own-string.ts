/** V8 copies what is shorter instead of pointing into the longer string. */
const SHORTEST = 13;

/**
 * The same text in memory of its own. What is cut out of a chunk keeps the whole chunk alive: a hundred anchors kept for the
 * contents would keep the document. What is joined is copied as soon as it is cut, and copied alone.
 */
export function ownString(text: string): string {
  return text.length < SHORTEST ? text : ` ${text}`.slice(1);
}
