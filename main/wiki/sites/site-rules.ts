import * as z from 'zod/mini';
import type { Licence } from '../../../shared/models.ts';
import { statedLicence } from './licence.ts';
import type { Namespace, TitleRules } from './site-definition.ts';

/** What a wiki says of its titles and its texts when it is asked for itself. */
export type SiteRules = {
  readonly titles: Pick<TitleRules, 'capital' | 'namespaces'>;
  /** Undefined where it states none. */
  readonly licence: Licence | undefined;
};

/** The parts of `meta=siteinfo` that hold them, as `siprop` names them. */
export const RULES_PARTS = ['namespaces', 'namespacealiases', 'rightsinfo'] as const;

/** How those parts look (https://www.mediawiki.org/wiki/API:Siteinfo). */
export const rulesShape = {
  namespaces: z.record(
    z.string(),
    z.object({ id: z.int(), name: z.string(), canonical: z.optional(z.string()), case: z.string() }),
  ),
  namespacealiases: z.array(z.object({ id: z.int(), alias: z.string() })),
  rightsinfo: z.optional(z.object({ url: z.string(), text: z.string() })),
};

const FIRST_LETTER = 'first-letter';
const MAIN = 0;

/** @param origin the wiki's, for a licence's address without a scheme. */
export function siteRules(
  { namespaces, namespacealiases, rightsinfo }: z.infer<z.ZodMiniObject<typeof rulesShape>>,
  origin: string,
): SiteRules {
  const all = Object.values(namespaces).map(({ id, name, canonical, case: letters }): Namespace => {
    const others = namespacealiases.filter((other) => other.id === id).map(({ alias }) => alias);
    const aliases = canonical === undefined || canonical === name ? others : [canonical, ...others];
    return { id, name, aliases, capital: letters === FIRST_LETTER };
  });
  return {
    titles: { capital: all.find(({ id }) => id === MAIN)?.capital ?? true, namespaces: all },
    licence: statedLicence({ title: rightsinfo?.text, url: rightsinfo?.url }, origin),
  };
}
