import { outputName } from '../allow/elements.ts';

/** Selectors as they may be written: within the page, classes under names that only the source's elements carry. */
export type Selectors = { readonly text: string; readonly classes: readonly string[] };

const LONGEST = 300;
const MOST = 40;

/** Class names that the app's own stylesheet shows in its own way, or that MediaWiki's skins set outside of the page. */
const OWN =
  /^(?:mw-|mwe-|infobox|navbox|navbar|hatnote|dablink|rellink|sidebar|vertical-navbox|metadata|[atocf]mbox|mbox|hlist|plainlist|reflist|reference|refbegin|citation|cs1-|id-lock|tmulti|thumb|trow|tsingle|theader|gallery|wikitable|div-col|side-box|sister|portal|nowrap|sr-only|visualhide|skin-|theme-|notheme|client-|ns-|page-|action-|vector-|minerva|noprint|nomobile|collapsible|authority-control|toc|catlinks|quotebox|templatequote|cquote|legend|shortdescription)/;

/**
 * SECURITY: what stands in a box or follows it may be the app's own (the button that opens a table, the notice of a truncated
 * source): a template's sheet must not reach it. Only the source's elements have the classes that a selector may name, so one
 * with a class needs no more.
 */
const NOT_OWN = ':not([data-own])';
const PLACES = /(?::.*)?$/;

const COMPOUND =
  /^([a-z][a-z0-9]*|\*)?((?:\.-?[a-z_\u00a0-\uffff][\w\u00a0-\uffff-]{0,63})*)((?::(?:first-child|last-child|only-child|first-of-type|last-of-type|link|visited|nth-child\((?:odd|even|\d{1,3}|\d{0,3}n(?:\+\d{1,3})?)\)))*)$/i;

/**
 * Reads a list of selectors (Selectors 4, a part of it): elements of the page, classes, places among siblings. A selector
 * with anything else in it is left out: ids, attributes, what the mouse does, the skin around the page.
 * @returns undefined when none is left.
 */
export function readSelectors(prelude: string): Selectors | undefined {
  const texts: string[] = [];
  const classes: string[] = [];
  for (const one of prelude.split(',', MOST)) {
    const known = one.length <= LONGEST ? readSelector(one.trim()) : undefined;
    if (known === undefined) continue;
    texts.push(known.text);
    classes.push(...known.classes);
  }
  return texts.length === 0 ? undefined : { text: texts.join(','), classes };
}

function readSelector(source: string): Selectors | undefined {
  // The sanitizer of the source puts its scope in front of every selector; ours stands in its place.
  const inner = source.replace(/^(?:div)?\.mw-parser-output(?![\w-])\s*>?\s*/, '');
  if (inner === '') return undefined;
  const classes: string[] = [];
  let text = '.page ';
  for (const piece of inner.replace(/\s*([>+~])\s*(?![^(]*\))/g, ' $1 ').split(/\s+/)) {
    const combines = /^[>+~]$/.test(piece);
    if (combines && /[>+~]$/.test(text)) return undefined;
    const written = combines ? piece : compound(piece, classes);
    if (written === undefined) return undefined;
    const own = combines || written.includes('.') ? '' : NOT_OWN;
    text += (combines || /[>+~ ]$/.test(text) ? '' : ' ') + written.replace(PLACES, `${own}$&`);
  }
  return /[>+~ ]$/.test(text) || classes.length === 0 ? undefined : { text, classes };
}

function compound(piece: string, classes: string[]): string | undefined {
  const [, element = '', names = '', places = ''] = COMPOUND.exec(piece) ?? ['', undefined];
  if (element === '' && names === '' && places === '') return undefined;
  const name = element.toLowerCase();
  if (name !== '' && name !== '*' && outputName(name) !== name) return undefined;
  let text = name;
  for (const one of names.split('.').slice(1)) {
    if (OWN.test(one)) return undefined;
    classes.push(one);
    text += `.t-${one}`;
  }
  return text + places.toLowerCase().replace(/:link|:visited/g, '');
}
