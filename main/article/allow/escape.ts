/** Escaping of what leaves the engine. Rules: HTML Standard, "Serializing HTML fragments"; `<` and `>` in attributes as well. */

const IN_TEXT = /[&<>\0]/;
const IN_ATTRIBUTE = /[&<>"\0]/;

/** Text as it stands between tags. NUL, which no document may hold, vanishes. */
export function escapeText(text: string): string {
  return IN_TEXT.test(text) ? text.replace(/[&<>\0]/g, reference) : text;
}

/** A value as it stands between double quotes. */
function escapeAttribute(value: string): string {
  return IN_ATTRIBUTE.test(value) ? value.replace(/[&<>"\0]/g, reference) : value;
}

/** ` name="value"`, ready to follow a tag's name. */
export function attribute(name: string, value: string): string {
  return ` ${name}="${escapeAttribute(value)}"`;
}

function reference(character: string): string {
  switch (character) {
    case '&':
      return '&amp;';
    case '<':
      return '&lt;';
    case '>':
      return '&gt;';
    case '"':
      return '&quot;';
    default:
      return '';
  }
}
