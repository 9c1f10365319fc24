/** Checks of an attribute's value: each answers what is written, or undefined for what is left out. */

import type { Attributes } from '../scan/tokens.ts';
import { attribute } from './escape.ts';

export type Check = (value: string) => string | undefined;

export type Rules = readonly (readonly [name: string, check: Check])[];

/** Those of the attributes that are named and pass, ready to follow a tag's name. */
export function pick(rules: Rules, source: Attributes): string {
  let picked = '';
  for (const rule of rules) {
    const value = source.get(rule[0]);
    const checked = value === undefined ? undefined : rule[1](value);
    if (checked !== undefined) picked += attribute(rule[0], checked);
  }
  return picked;
}

/** An integer of HTML's "rules for parsing integers", within bounds. */
export function integer(min: number, max: number): Check {
  return (value) => {
    const number = Number.parseInt(value, 10);
    return number >= min && number <= max ? String(number) : undefined;
  };
}

export function oneOf(...values: readonly string[]): Check {
  return (value) => (values.includes(value.toLowerCase()) ? value.toLowerCase() : undefined);
}

export function upTo(length: number): Check {
  return (value) => (value.length <= length ? value : undefined);
}

export function matching(pattern: RegExp): Check {
  return (value) => (pattern.test(value) ? value : undefined);
}

/** Several of the same, with spaces between. */
export function listOf(check: Check): Check {
  return (value) => {
    const checked = value.trim().split(/\s+/, 20).map(check);
    return checked.includes(undefined) ? undefined : checked.join(' ');
  };
}

export const direction: Check = oneOf('ltr', 'rtl', 'auto');
