import type { MarkedText } from '../../shared/models.ts';

const BEGINS_ANEW = /^[\p{Lu}\p{Lt}\p{Lo}\p{N}“"«(]/u;
const ENDS = /[.!?…。؟।]["”»)]?$/u;

/** An excerpt with dots where it was cut out of its sentence. */
export function cutOut(excerpt: MarkedText): MarkedText {
  const text = excerpt
    .map((piece) => piece.text)
    .join('')
    .trim();
  if (text === '') return excerpt;
  const before = BEGINS_ANEW.test(text) ? [] : [{ text: '… ', hit: false }];
  const after = ENDS.test(text) ? [] : [{ text: ' …', hit: false }];
  return [...before, ...excerpt, ...after];
}
