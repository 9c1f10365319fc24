import { displayTitle } from '../../../shared/titles.ts';
import type { Namespace, TitleRules } from './site-definition.ts';

/** Georgian has capitals in Unicode, but nobody writes titles with them: MediaWiki leaves it alone. */
const GEORGIAN = /^[\u10d0-\u10ff]/u;
/** Languages whose capital of `i` has a dot (LanguageTr, LanguageAz, LanguageKaa). */
const DOTTED: ReadonlySet<string> = new Set(['tr', 'az', 'kaa']);

/** A title as the rules spell it. */
export type RuledTitle = {
  /** With spaces, the namespace as the wiki calls it, the first letter as it wants it. */
  readonly title: string;
  /** Undefined where its prefix is none that is known here: the wiki may still know it. */
  readonly namespace: Namespace | undefined;
  /** It names a page of another wiki. */
  readonly interwiki: boolean;
};

/**
 * Spells a title as the wiki would, as far as its rules are known (`help:who_is` → `Help:Who is`); what is not
 * known is left as it is for the wiki to mend. Source: MediaWikiTitleCodec::splitTitleString.
 * @param title spaces or underscores. @param language the wiki's own code.
 */
export function ruledTitle(rules: TitleRules, title: string, language: string): RuledTitle {
  const display = displayTitle(title).normalize('NFC');
  const colon = display.indexOf(':');
  const prefix = colon < 0 ? '' : display.slice(0, colon).trim();
  const namespace = namespaceCalled(rules, prefix);
  const interwiki = namespace === undefined && rules.interwiki.includes(prefix.toLowerCase());
  if (namespace === undefined || namespace.id === 0) {
    const spelled = rules.capital && !interwiki ? capitalized(display, language) : display;
    return { title: spelled, namespace: interwiki ? undefined : namespace, interwiki };
  }
  const rest = display.slice(colon + 1).trim();
  return { title: `${namespace.name}:${namespace.capital ? capitalized(rest, language) : rest}`, namespace, interwiki };
}

/** Whether nothing follows the namespace (`Talk:`): no page can be called so. */
export function isBareNamespace({ title, namespace }: Pick<RuledTitle, 'title' | 'namespace'>): boolean {
  return namespace !== undefined && namespace.id !== 0 && title === `${namespace.name}:`;
}

function namespaceCalled(rules: TitleRules, prefix: string): Namespace | undefined {
  const asked = prefix.toLowerCase();
  return rules.namespaces.find(({ name, aliases }) =>
    [name, ...aliases].some((known) => known.toLowerCase() === asked),
  );
}

/** MediaWiki's `ucfirst`: one letter for one letter, so that `ß` and the ligatures stay. */
function capitalized(text: string, language: string): string {
  const [first = ''] = text;
  if (GEORGIAN.test(first)) return text;
  const upper = DOTTED.has(language) && first === 'i' ? 'İ' : first.toUpperCase();
  return [...upper].length === 1 ? upper + text.slice(first.length) : text;
}
