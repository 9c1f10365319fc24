type Names = Readonly<Record<number, readonly [name: string, canonical?: string]>>;

/** What Wikipedia in German, in Russian and the German Wiktionary call their namespaces (MediaWiki: MessagesDe, MessagesRu). */
const GERMAN: Names = {
  [-2]: ['Medium', 'Media'],
  [-1]: ['Spezial', 'Special'],
  0: [''],
  1: ['Diskussion', 'Talk'],
  2: ['Benutzer', 'User'],
  3: ['Benutzer Diskussion', 'User talk'],
  4: ['Wikipedia', 'Project'],
  6: ['Datei', 'File'],
  14: ['Kategorie', 'Category'],
  100: ['Portal', 'Portal'],
};
const RUSSIAN: Names = {
  [-2]: ['Медиа', 'Media'],
  [-1]: ['Служебная', 'Special'],
  0: [''],
  1: ['Обсуждение', 'Talk'],
  2: ['Участник', 'User'],
  3: ['Обсуждение участника', 'User talk'],
  4: ['Википедия', 'Project'],
  6: ['Файл', 'File'],
  14: ['Категория', 'Category'],
};
const ALWAYS_CAPITAL = [-1, 2, 3];

type Query = { readonly namespaces: object; readonly namespacealiases: object; readonly rightsinfo?: object };

function query(names: Names, aliases: readonly { id: number; alias: string }[], capital: boolean): Query {
  const namespaces = Object.entries(names).map(([key, [name, canonical]]) => {
    const id = Number(key);
    const letters = capital || ALWAYS_CAPITAL.includes(id) ? 'first-letter' : 'case-sensitive';
    return [key, { id, name, case: letters, ...(canonical && { canonical }) }] as const;
  });
  return {
    namespaces: Object.fromEntries(namespaces),
    namespacealiases: aliases,
    rightsinfo: {
      url: '//creativecommons.org/licenses/by-sa/4.0/deed.de',
      text: 'Creative Commons Attribution-Share Alike 4.0',
    },
  };
}

/** Answers of `meta=siteinfo`, as far as rules are concerned. */
export const SITE_INFO = {
  'wikipedia:de': query(
    GERMAN,
    [
      { id: 6, alias: 'Bild' },
      { id: 2, alias: 'Benutzerin' },
      { id: 4, alias: 'WP' },
    ],
    true,
  ),
  'wikipedia:ru': query(
    RUSSIAN,
    [
      { id: 6, alias: 'Изображение' },
      { id: 2, alias: 'Участница' },
    ],
    true,
  ),
  'wiktionary:de': query({ ...GERMAN, 4: ['Wiktionary', 'Project'] }, [{ id: 6, alias: 'Bild' }], false),
} as const;

export type LocalizedId = keyof typeof SITE_INFO;

/** An answer of `api.php` that holds them. */
export function siteInfoAnswer(id: LocalizedId): unknown {
  return { batchcomplete: true, query: SITE_INFO[id] };
}
