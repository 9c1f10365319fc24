import type { SiteDefinition } from '../../main/wiki/sites/site-definition.ts';

/** A small wiki at `https://{name}.example.org`, as discovery describes one. */
export function addedWiki(name: string, changes: Partial<SiteDefinition> = {}): SiteDefinition {
  const origin = `https://${name}.example.org`;
  return {
    family: name,
    name,
    languages: ['de'],
    contentLanguage: 'de',
    bases: [`${origin}/w/rest.php/v1`],
    origin,
    otherOrigins: [],
    articlePath: '/wiki/$1',
    scriptPath: '/w',
    variants: [],
    oauthIssuer: undefined,
    licence: undefined,
    titles: { capital: true, namespaces: [], interwiki: [] },
    ...changes,
  };
}
