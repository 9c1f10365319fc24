import { createAttributeStore } from './attribute-store.ts';
import { EQUALS, GREATER, isSpaceCode, SOLIDUS } from './codes.ts';
import { findAttribute, findElement, type ReadName } from './known-names.ts';
import { readPlainAttributes } from './plain-attributes.ts';
import type { Attributes } from './tokens.ts';
import { createValueReader } from './value-reader.ts';

/** Longer names are cut: they are those of no element and no attribute. */
const LONGEST_NAME = 256;
const UPPER_A = 0x41;
const UPPER_Z = 0x5a;

/** The tag that was read. */
export type Tag = {
  /** In lower case. */
  readonly name: () => string;
  readonly isEnd: () => boolean;
  readonly isSelfClosing: () => boolean;
  readonly attributes: Attributes;
};

export type TagReader = Tag & {
  /** Begins a tag. @param deaf its attributes are not read either. */
  readonly start: (end: boolean, deaf: boolean) => void;
  /** Reads on at `at`, the first time at the first letter of the name. Answers where the tag has ended, or -1 when the chunk did first. */
  readonly read: (chunk: string, at: number) => number;
};

/**
 * One tag at a time, over as many chunks as it takes: what is unfinished is kept as the name or value so far.
 * Rules: HTML Standard, from "Tag name state" to "Self-closing start tag state".
 */
export function createTagReader(): TagReader {
  const attributes = createAttributeStore();
  const value = createValueReader();
  let step: 'name' | 'between' | 'attribute' | 'after-attribute' | 'value' = 'name';
  let chunk = '';
  let at = 0;
  let isEnd = false;
  let deaf = false;
  let done = false;
  let name = '';
  /** The name may hold a capital or a NUL; hardly any does. */
  let odd = false;
  /** The last character was a solidus. */
  let solidus = false;
  let attribute = '';
  /** The attribute's name, when somebody reads it. */
  let wanted: ReadName | undefined;

  /** Where the name ends that goes on at `from`. */
  const nameEnd = (from: number, orAt: number): number => {
    let end = from;
    for (; end < chunk.length; end++) {
      const code = chunk.charCodeAt(end);
      if (code === orAt || endsName(code)) break;
      if (code <= UPPER_Z && (code >= UPPER_A || code === 0)) odd = true;
    }
    return end;
  };
  const readName = () => {
    const from = at;
    at = nameEnd(from, GREATER);
    const isWhole = name === '' && at < chunk.length;
    if (isWhole) name = findElement(chunk, from, at) ?? chunk.slice(from, at);
    else if (name.length < LONGEST_NAME) name += chunk.slice(from, at);
    if (at === chunk.length) return;
    if (odd) name = lowered(name);
    // The sheet of a template may stand inside of what is dropped and be referred to from outside.
    if (name === 'style') deaf = isEnd;
    step = 'between';
  };
  const readBetween = () => {
    const plainTo = readPlainAttributes(chunk, at, deaf ? undefined : attributes);
    if (plainTo > at) solidus = false;
    for (at = plainTo; at < chunk.length; at++) {
      const code = chunk.charCodeAt(at);
      if (code === GREATER) {
        at++;
        done = true;
        return;
      }
      if (code !== SOLIDUS && !isSpaceCode(code)) break;
      solidus = code === SOLIDUS;
    }
    if (at === chunk.length) return;
    // An equals sign here begins a name.
    attribute = chunk.charCodeAt(at) === EQUALS ? '=' : '';
    at += attribute.length;
    solidus = false;
    odd = false;
    step = 'attribute';
  };
  const readAttribute = () => {
    const from = at;
    at = nameEnd(from, EQUALS);
    if (attribute.length < LONGEST_NAME) attribute += chunk.slice(from, at);
    if (at === chunk.length) return;
    if (odd) attribute = lowered(attribute);
    wanted = deaf ? undefined : findAttribute(attribute, 0, attribute.length);
    value.start(wanted !== undefined);
    step = 'after-attribute';
  };
  const skipSpaces = () => {
    while (at < chunk.length && isSpaceCode(chunk.charCodeAt(at))) at++;
    return at < chunk.length;
  };
  const readAfterAttribute = () => {
    if (!skipSpaces()) return;
    if (chunk.charCodeAt(at) !== EQUALS) return endAttribute();
    at++;
    step = 'value';
  };
  const readValue = () => {
    const end = value.read(chunk, at);
    at = end < 0 ? chunk.length : end;
    if (end >= 0) endAttribute();
  };
  const endAttribute = () => {
    const kept = value.value();
    if (wanted && kept !== undefined) attributes.add(wanted, kept, 0, kept.length);
    step = 'between';
  };

  return {
    attributes,
    name: () => name,
    isEnd: () => isEnd,
    isSelfClosing: () => solidus,
    start: (end, unread) => {
      isEnd = end;
      deaf = unread || end;
      done = false;
      name = '';
      odd = false;
      solidus = false;
      step = 'name';
      attributes.clear();
    },
    read: (source, from) => {
      chunk = source;
      at = from;
      while (at < chunk.length && !done) {
        if (step === 'between') readBetween();
        else if (step === 'attribute') readAttribute();
        else if (step === 'after-attribute') readAfterAttribute();
        else if (step === 'value') readValue();
        else readName();
      }
      return done ? at : -1;
    },
  };
}

function endsName(code: number): boolean {
  return code === GREATER || code === SOLIDUS || isSpaceCode(code);
}

/** A NUL in a name becomes U+FFFD, as the HTML Standard has it; only ASCII letters are lowered. */
function lowered(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => letter.toLowerCase()).replaceAll('\0', '\ufffd');
}
