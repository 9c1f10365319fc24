/** Character codes of the marks of HTML, and its two classes of characters that the scanner asks for. */

export const EXCLAMATION = 0x21;
export const QUOTE = 0x22;
export const APOSTROPHE = 0x27;
export const DASH = 0x2d;
export const SOLIDUS = 0x2f;
export const EQUALS = 0x3d;
export const GREATER = 0x3e;
export const QUESTION = 0x3f;

/** HTML's white space (HTML Standard, "ASCII whitespace"); a carriage return is none, it has become a line feed before. */
export function isSpaceCode(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x09 || code === 0x0c;
}

export function isLetter(code: number): boolean {
  const lower = code | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}
