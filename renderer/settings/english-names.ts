/** Where the code of a wiki is not, or means something else than, the language tag. */
const ENGLISH_NAMES: Readonly<Record<string, string>> = {
  als: 'Alemannic',
  'bat-smg': 'Samogitian',
  bh: 'Bhojpuri',
  'cbk-zam': 'Chavacano',
  eml: 'Emilian-Romagnol',
  'fiu-vro': 'Võro',
  'map-bms': 'Banyumasan',
  'nds-nl': 'Dutch Low Saxon',
  nrm: 'Norman',
  'roa-rup': 'Aromanian',
  'roa-tara': 'Tarantino',
  simple: 'Simple English',
  'zh-classical': 'Literary Chinese',
  'zh-min-nan': 'Southern Min',
  'zh-yue': 'Cantonese',
};

/** The English name of the language of a wiki's code, where the system knows it. */
export function englishNameOf(code: string): string | undefined {
  if (Object.hasOwn(ENGLISH_NAMES, code)) return ENGLISH_NAMES[code];
  try {
    return new Intl.DisplayNames('en', { type: 'language', fallback: 'none' }).of(code);
  } catch {
    // A wiki may call its language anything; this one is no language tag.
    return undefined;
  }
}
