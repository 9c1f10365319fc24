/**
 * Languages that are written in several ways, and the paths of those ways (`/zh-hant/地球`).
 * Source: MediaWiki, LanguageConverterFactory; https://www.mediawiki.org/wiki/Writing_systems.
 */
const VARIANTS: Readonly<Record<string, readonly string[]>> = {
  ban: ['ban', 'ban-bali', 'ban-x-dharma', 'ban-x-palmleaf', 'ban-x-pku'],
  crh: ['crh', 'crh-cyrl', 'crh-latn'],
  gan: ['gan', 'gan-hans', 'gan-hant'],
  iu: ['iu', 'ike-cans', 'ike-latn'],
  ku: ['ku', 'ku-arab', 'ku-latn'],
  mni: ['mni', 'mni-beng'],
  sh: ['sh-cyrl', 'sh-latn'],
  shi: ['shi', 'shi-tfng', 'shi-latn'],
  sr: ['sr', 'sr-ec', 'sr-el', 'sr-cyrl', 'sr-latn'],
  tg: ['tg', 'tg-latn'],
  tly: ['tly', 'tly-cyrl'],
  uz: ['uz', 'uz-cyrl', 'uz-latn'],
  wuu: ['wuu', 'wuu-hans', 'wuu-hant'],
  zgh: ['zgh', 'zgh-latn'],
  zh: ['zh', 'zh-hans', 'zh-hant', 'zh-cn', 'zh-hk', 'zh-mo', 'zh-my', 'zh-sg', 'zh-tw'],
};

/** The variants of a wiki's language, most of which have none. @param language the wiki's own code. */
export function variantsOf(language: string): readonly string[] {
  return (Object.hasOwn(VARIANTS, language) ? VARIANTS[language] : undefined) ?? [];
}
