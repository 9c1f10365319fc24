import type { Licence } from './models.ts';

const CREATIVE_COMMONS = /^https?:\/\/creativecommons\.org\/licenses\/([a-z-]+)\/(\d\.\d)(?:\/|$)/;

const CC0 = /^https?:\/\/creativecommons\.org\/publicdomain\/zero\/(\d\.\d)(?:\/|$)/;

/** A licence as people write it (`CC BY-SA 4.0`), or the title the wiki gave where it is not a Creative Commons one. */
export function licenceLabel(licence: Licence): string {
  const match = CREATIVE_COMMONS.exec(licence.url ?? '');
  const given = CC0.exec(licence.url ?? '');
  if (given) return `CC0 ${given[1]}`;
  return match ? `CC ${match[1]?.toUpperCase()} ${match[2]}` : licence.title;
}
