import { LICENCE } from '../api/respond.ts';
import type { Call } from '../http.ts';
import type { User } from '../oauth/users.ts';
import type { Module } from './respond.ts';
import { DICTIONARY } from './titles.ts';

const LANGUAGES: Readonly<Record<string, string>> = { ar: 'العربية', de: 'Deutsch', en: 'English', pt: 'português' };
const INTERWIKI = ['de', 'fr', 'commons', 'wikt', 'meta'] as const;
const NAMESPACES: Readonly<Record<number, readonly [canonical: string, name?: string]>> = {
  [-2]: ['Media'],
  [-1]: ['Special'],
  0: [''],
  1: ['Talk'],
  2: ['User'],
  3: ['User talk'],
  4: ['Project', 'Sample wiki'],
  5: ['Project talk', 'Sample wiki talk'],
  6: ['File'],
  7: ['File talk'],
  8: ['MediaWiki'],
  9: ['MediaWiki talk'],
  10: ['Template'],
  11: ['Template talk'],
  12: ['Help'],
  13: ['Help talk'],
  14: ['Category'],
  15: ['Category talk'],
  // Not in English, and with pages whose first letter may be small.
  [DICTIONARY]: ['Wörterbuch'],
  [DICTIONARY + 1]: ['Wörterbuch Diskussion'],
};
const ALIASES = [
  { id: 6, alias: 'Image' },
  { id: 7, alias: 'Image talk' },
  { id: -2, alias: 'Medium' },
  { id: -1, alias: 'Spezial' },
  { id: 6, alias: 'Datei' },
  { id: 14, alias: 'Kategorie' },
] as const;

/** `meta=siteinfo`: the parts asked for; `general` where none are. @param name what the wiki calls itself */
export function siteInfo(call: Call, name: string): Module {
  const wanted = (call.query.get('siprop') ?? 'general').split('|');
  const parts: Readonly<Record<string, () => unknown>> = {
    general: () => general(call.origin, name),
    namespaces: () => Object.fromEntries(Object.keys(NAMESPACES).map((id) => [id, namespace(Number(id))])),
    namespacealiases: () => ALIASES,
    rightsinfo: () => ({ url: LICENCE.url, text: LICENCE.title }),
    languages: () => Object.entries(LANGUAGES).map(([code, name]) => ({ code, bcp47: code, name })),
    interwikimap: () => INTERWIKI.map((prefix) => ({ prefix, url: `https://${prefix}.example.org/wiki/$1` })),
  };
  const query = wanted.flatMap((part) => {
    const said = Object.hasOwn(parts, part) ? parts[part] : undefined;
    return said ? [[part, said()] as const] : [];
  });
  return { query: Object.fromEntries(query) };
}

/** `meta=userinfo`: who the Bearer speaks for. */
export function userInfo(call: Call, user: User | undefined): Module {
  const wanted = (call.query.get('uiprop') ?? '').split('|');
  const groups = user?.groups ?? ['*'];
  return {
    query: {
      userinfo: {
        ...(user ? { id: Number(user.sub), name: user.name } : { id: 0, name: '127.0.0.1', anon: true }),
        ...(wanted.includes('groups') && { groups }),
        ...(wanted.includes('rights') && { rights: ['read'] }),
        ...(wanted.includes('editcount') && { editcount: user?.editCount ?? 0 }),
      },
    },
  };
}

function general(origin: string, name: string) {
  return {
    mainpage: 'Main Page',
    base: `${origin}/wiki/Main_Page`,
    sitename: name,
    generator: 'MediaWiki 1.45.0',
    legaltitlechars: ' %!"$&\'()*,\\-.\\/0-9:;=?@A-Z\\\\^_`a-z~\\x80-\\xFF+',
    case: 'first-letter',
    lang: 'en',
    rtl: false,
    readonly: false,
    articlepath: '/wiki/$1',
    scriptpath: '/w',
    script: '/w/index.php',
    variantarticlepath: false,
    server: origin,
    servername: new URL(origin).hostname,
    wikiid: 'samplewiki',
  };
}

function namespace(id: number) {
  const [canonical = '', name = canonical] = NAMESPACES[id] ?? [];
  const letters = id >= DICTIONARY ? 'case-sensitive' : 'first-letter';
  return { id, case: letters, name, subpages: false, ...(id !== 0 && { canonical }), content: id === 0 };
}
