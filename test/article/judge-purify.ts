import createDOMPurify, { type Config } from 'dompurify';
import { JSDOM } from 'jsdom';

const purify = createDOMPurify(new JSDOM('').window);

/** What a reading document has beyond what DOMPurify lets through by itself. None of it runs anything. */
const FORMAT: Config = {
  WHOLE_DOCUMENT: true,
  ADD_TAGS: ['meta', 'link', 'title', 'semantics', 'annotation', 'none', 'menclose', 'rb', 'rtc'],
  ADD_ATTR: ['charset', 'content', 'poster', 'preload', 'alttext', 'sizes', 'movablelimits', 'accentunder'],
  ALLOW_DATA_ATTR: true,
  ALLOW_ARIA_ATTR: true,
  // Ids without names hide nothing of a document: `clobbered` looks whether that is so.
  SANITIZE_DOM: false,
};

/** Their values are text; DOMPurify takes away some that a parser of XML might misread. */
const TEXT = new Set(['alt', 'title', 'aria-label', 'id', 'href', 'value', 'abbr', 'datetime', 'headers', 'alttext']);
const HARMLESS_HREF = /^(?:#|\/article\/|https?:\/\/|mailto:)/;

/** What an independent sanitizer takes out of a page, apart from text in attributes. Empty for a good one. */
export function executable(page: string): readonly string[] {
  purify.sanitize(page, FORMAT);
  return purify.removed.flatMap((removed) => {
    if ('element' in removed) return [`element ${removed.element.nodeName}`];
    const { attribute } = removed;
    if (attribute === null) return ['an attribute'];
    const { name, value } = attribute;
    return TEXT.has(name) && (name !== 'href' || HARMLESS_HREF.test(value)) ? [] : [`attribute ${name}="${value}"`];
  });
}

/** Properties of the document that give way to elements of the page (HTML Standard, "named access on the Document object"). */
export function clobbered(page: string): readonly string[] {
  const { window } = new JSDOM(page);
  const { document } = window;
  const names = [...document.querySelectorAll('[id],[name]')].flatMap((element) => [
    element.id,
    element.getAttribute('name') ?? '',
  ]);
  return names.filter((name) => {
    const value: unknown = Reflect.get(document, name);
    const several = value instanceof window.HTMLCollection && !(name in window.Document.prototype);
    return several || (value instanceof window.Element && value.matches('[id],[name]'));
  });
}
