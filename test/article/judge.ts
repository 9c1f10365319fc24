import { Parser } from 'htmlparser2';

/** Written apart from the engine's own lists: what a reading document may hold. */
const ELEMENTS = new Set(
  `html head meta title link body main header h1 h2 h3 h4 h5 h6 p div section aside figure figcaption ul ol li dl dt dd
  blockquote pre table caption colgroup col thead tbody tfoot tr th td hr br wbr details summary address a span b strong i
  em u s del ins small sub sup code kbd samp var abbr dfn cite q mark bdi bdo time data ruby rb rt rp rtc img audio video
  source math mrow mi mn mo ms mtext mspace mfrac msqrt mroot mstyle merror mpadded mphantom msub msup msubsup munder mover
  munderover mmultiscripts mprescripts none mtable mtr mtd menclose semantics annotation style`.split(/\s+/),
);
/** One candidate for dense screens, or one for each of two widths. */
const SRCSET = /^\/media\/[^\s,]+ (?:2x|\d+w, \/media\/[^\s,]+ \d+w)$/;
const VOID = new Set(['meta', 'link', 'br', 'wbr', 'hr', 'col', 'img', 'source']);
const ATTRIBUTES = new Set(
  `class id lang dir title aria-hidden href rel data-link src srcset sizes poster controls preload loading decoding width height
  alt type colspan rowspan scope headers abbr span start reversed value datetime open tabindex role aria-label data-notice
  charset name content display alttext mathvariant displaystyle scriptlevel stretchy fence separator accent accentunder
  lspace rspace minsize maxsize movablelimits symmetric largeop linethickness columnalign rowalign
  columnspacing rowspacing columnlines rowlines columnspan notation form
  style data-media data-mark data-own`.split(/\s+/),
);
const OWN_IDS = new Set(['lectern-page', 'lectern-title', 'lectern-state', 'lectern-truncated', 'lectern-related']);

/** Everything about a reading document that must not be so. Empty for a good one. */
export function problems(html: string): readonly string[] {
  const found: string[] = [];
  const open: string[] = [];
  let deepest = 0;
  const parser = new Parser({
    onopentag: (name, attributes) => {
      if (!ELEMENTS.has(name)) found.push(`element ${name}`);
      for (const [key, value] of Object.entries(attributes)) checkAttribute(found, name, key, value);
      if (!VOID.has(name)) open.push(name);
      deepest = Math.max(deepest, open.length);
    },
    onclosetag: (name, implied) => {
      if (VOID.has(name)) return;
      if (implied) found.push(`end of ${name} missing`);
      if (open.pop() !== name) found.push(`end of ${name} out of order`);
    },
    oncomment: () => found.push('comment'),
    onprocessinginstruction: (name) => {
      if (name !== '!doctype') found.push(`instruction ${name}`);
    },
  });
  parser.end(html);
  if (open.length > 0) found.push(`left open: ${open.join(' ')}`);
  if (deepest > 220) found.push(`${deepest} deep`);
  if (!html.endsWith('</main></body></html>')) found.push('no end');
  return found;
}

function checkAttribute(found: string[], element: string, name: string, value: string): void {
  if (!ATTRIBUTES.has(name)) found.push(`attribute ${name} of ${element}`);
  if (name === 'name' && element !== 'meta') found.push(`name of ${element}`);
  if (name === 'style' && /url|expression|import|[@\\<{}]|position|z-index|(?:javascript|data):/i.test(value)) {
    found.push(`style ${value}`);
  }
  if (name === 'id' && /^lectern-/i.test(value) && !OWN_IDS.has(value)) found.push(`id ${value}`);
  if (name === 'href' && element === 'link' && value !== '/article.css') found.push(`stylesheet ${value}`);
  if (name === 'href' && element === 'a' && !/^(?:#|\/article\/|https:\/\/|http:\/\/|mailto:)/.test(value)) {
    found.push(`link to ${value}`);
  }
  if (name === 'href' && element !== 'a' && element !== 'link') found.push(`href of ${element}`);
  if (/^(?:src|poster)$/.test(name) && !/^\/media\/[^\s,]+$/.test(value)) found.push(`${name} ${value}`);
  if (name === 'srcset' && !SRCSET.test(value)) found.push(`srcset ${value}`);
  if (/^data-m/.test(name) && !/^\d{1,4}$/.test(value)) found.push(`${name} ${value}`);
  // A formula stays in its line, and takes the room that it fills.
  const far =
    Math.abs(Number.parseFloat(value)) >
    (element === 'math' || element.startsWith('m') ? 200 : Number.POSITIVE_INFINITY);
  if (/^(?:lspace|rspace|width|minsize)$/.test(name) && (far || /^-(?:[3-9]|\d\d)/.test(value)))
    found.push(`${name} ${value}`);
  if (name === 'scriptlevel' && value.startsWith('-')) found.push(`scriptlevel ${value}`);
  if (name === 'height' && !/^(?:img|video|iframe)$/.test(element)) found.push(`height of ${element}`);
  if (name === 'sizes' && value !== 'auto') found.push(`sizes ${value}`);
}
