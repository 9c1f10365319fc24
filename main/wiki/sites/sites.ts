import type { SiteId } from '../../../shared/models.ts';
import { decodeSiteId, siteLanguage } from '../../../shared/site-id.ts';
import { BUILT_IN, WIKIPEDIA } from './built-in-sites.ts';
import { isSafeAddress } from './safe-address.ts';
import { type Site, siteOf } from './site.ts';
import { LANGUAGE, type SiteDefinition } from './site-definition.ts';
import type { SiteRules } from './site-rules.ts';

/** First labels of a family's hosts that are no language. */
const NO_LANGUAGE: ReadonlySet<string> = new Set(['www', 'mobile']);

export type Sites = {
  /** The site, or undefined for one that is not known. */
  readonly get: (id: SiteId) => Site | undefined;
  /** The site whose pages are at this address, also under the name that small screens use. Undefined for any other. */
  readonly at: (url: URL) => Site | undefined;
  /** The site, among those got so far, for whose preferred base this request is written. */
  readonly ofApi: (url: URL) => Site | undefined;
  /** Adds a wiki, or replaces what was known of it. False when its family is one of those built in, or another wiki's. */
  readonly add: (definition: SiteDefinition) => boolean;
  /** Forgets a wiki that was added, and answers it; undefined for one that was not. */
  readonly remove: (id: SiteId) => SiteDefinition | undefined;
  /** The wikis that are built in, then the added ones in the order of adding. */
  readonly all: () => readonly { readonly definition: SiteDefinition; readonly added: boolean }[];
  /** Reads titles and addresses of this wiki by its own rules from now on, until the app quits. */
  readonly learn: (id: SiteId, rules: SiteRules) => void;
};

export type SitesOptions = {
  /**
   * The REST API's base; `{lang}` in it stands for the language. One of Wikipedia's bases makes it the preferred one,
   * and all wikis that are built in can be read; any other base is the only wiki there is, besides those added.
   */
  readonly apiBase: string;
  /** The wikis that the person added. */
  readonly added?: readonly SiteDefinition[] | undefined;
};

/** The wikis that can be read. Throws on a base that is no https address (http for loopback): configuration has been checked before. */
export function createSites({ apiBase, added = [] }: SitesOptions): Sites {
  const template = apiBase.replace(/\/+$/, '');
  checkBase(template);
  const builtIn = builtInFor(template);
  const definitions = new Map(builtIn.map((definition) => [definition.family, definition]));
  const known = new Map<SiteId, Site>();

  const isBuiltIn = (family: string) => builtIn.some((definition) => definition.family === family);
  const forget = (family: string) => {
    for (const id of known.keys()) if (familyOf(id) === family) known.delete(id);
  };
  const add = (definition: SiteDefinition) => {
    const there = definitions.get(definition.family);
    if (isBuiltIn(definition.family) || (there !== undefined && there.origin !== definition.origin)) return false;
    definitions.set(definition.family, definition);
    forget(definition.family);
    return true;
  };
  const remove = (id: SiteId) => {
    const family = familyOf(id);
    const definition = isBuiltIn(family) ? undefined : definitions.get(family);
    if (definition === undefined) return undefined;
    definitions.delete(family);
    forget(family);
    return definition;
  };
  const get = (id: SiteId) => {
    if (decodeSiteId(id) === undefined) return undefined;
    const definition = definitions.get(familyOf(id));
    if (definition === undefined || !hasLanguage(definition, siteLanguage(id))) return undefined;
    const site = known.get(id) ?? siteOf(definition, id);
    known.set(id, site);
    return site;
  };
  const learn = (id: SiteId, { titles, licence }: SiteRules) => {
    const site = get(id);
    if (site === undefined) return;
    known.set(id, { ...site, titles: { ...site.titles, ...titles }, licence: licence ?? site.licence });
  };
  for (const definition of added) add(definition);

  return {
    get,
    add,
    remove,
    all: () => [...definitions.values()].map((definition) => ({ definition, added: !isBuiltIn(definition.family) })),
    learn,
    at(url) {
      for (const definition of definitions.values()) {
        const id = idAt(definition, url.origin);
        if (id !== undefined) return get(id);
      }
      return undefined;
    },
    ofApi(url) {
      for (const site of known.values()) if (url.href.startsWith(`${site.apiBase}/`)) return site;
      return undefined;
    },
  };
}

function builtInFor(template: string): readonly SiteDefinition[] {
  if (WIKIPEDIA.bases.includes(template)) {
    const bases = [template, ...WIKIPEDIA.bases.filter((base) => base !== template)];
    return BUILT_IN.map((definition) => (definition === WIKIPEDIA ? { ...WIKIPEDIA, bases } : definition));
  }
  const marked = new URL(template.replaceAll(LANGUAGE, 'lang-placeholder'));
  const origin = marked.origin.replaceAll('lang-placeholder', LANGUAGE);
  const scriptPath = /^(.*)\/rest\.php(?:\/|$)/.exec(marked.pathname)?.[1] ?? WIKIPEDIA.scriptPath;
  // Any wiki may be there: whose licence it has is for it to say.
  const unknown = { oauthIssuer: undefined, licence: undefined };
  return [{ ...WIKIPEDIA, ...unknown, bases: [template], origin, otherOrigins: [], scriptPath }];
}

function checkBase(template: string): void {
  if (!isSafeAddress(new URL(template.replaceAll(LANGUAGE, 'en')))) {
    throw new Error('The base of the reading API must be a plain https address (http on loopback only)');
  }
}

function familyOf(id: SiteId): string {
  return id.slice(0, id.indexOf(':'));
}

function hasLanguage({ languages }: SiteDefinition, code: string): boolean {
  return languages === 'every' || languages.includes(code);
}

/** The site of a family whose origin this is. */
function idAt(definition: SiteDefinition, origin: string): SiteId | undefined {
  for (const template of [definition.origin, ...definition.otherOrigins]) {
    const code = codeAt(definition, template, origin);
    const id = code === undefined ? undefined : decodeSiteId(`${definition.family}:${code}`);
    if (id !== undefined) return id;
  }
  return undefined;
}

function codeAt({ languages }: SiteDefinition, template: string, origin: string): string | undefined {
  const [before = '', after] = template.split(LANGUAGE);
  if (after === undefined) return origin !== template ? undefined : languages === 'every' ? 'en' : languages[0];
  if (!origin.startsWith(before) || !origin.endsWith(after)) return undefined;
  const code = origin.slice(before.length, origin.length - after.length);
  return NO_LANGUAGE.has(code) ? undefined : code;
}
