import { titleKey } from '../../../shared/titles.ts';
import type { ReadingOptions } from '../options.ts';

/**
 * A title that every wiki writes as it stands: it begins with a capital or a digit, names no namespace and needs no decoding.
 * Nine links of ten in English are such.
 */
const PLAIN = /^\.\/([A-Z0-9][A-Za-z0-9().'!,_–-]{0,150})(#[A-Za-z0-9_.-]{1,200})?$/;
const SAMPLE = 'Lectern_sample';
const SAMPLE_TITLE = 'Lectern sample';

export type PlainLink = { readonly title: string; readonly href: string };

/**
 * Answers links to plainly named pages without taking an address apart, which would be a third of the engine's time.
 * Whether that may be done is asked once: when a sample in the folder of the links is the page of that title,
 * and its path ends with its name, then so it is with all of them.
 * @param base the folder of the links.
 */
export function createPlainLinks(options: ReadingOptions, base: string): (href: string) => PlainLink | undefined {
  const url = URL.parse(`./${SAMPLE}`, base);
  const path = options.articlePath(SAMPLE_TITLE);
  const known = url !== null && options.isOwnPage(url) === SAMPLE_TITLE && path.endsWith(`/${SAMPLE}`);
  const folder = path.slice(0, -SAMPLE.length);
  const own = titleKey(options.title);
  return (href) => {
    const [, name, fragment = ''] = (known && PLAIN.exec(href)) || [];
    if (name === undefined || name === own || name.endsWith('_') || name.includes('__')) return undefined;
    return { title: name.replaceAll('_', ' '), href: folder + encodeURIComponent(name) + fragment };
  };
}
