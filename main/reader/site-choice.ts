import type { FindWikiFailure, SettingsFailure } from '../../shared/failures.ts';
import type { FoundWiki, Settings, SiteId, SitesView, WikiView } from '../../shared/models.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { siteId } from '../../shared/site-id.ts';
import { LANGUAGE, type SiteDefinition } from '../wiki/sites/site-definition.ts';
import type { Sites } from '../wiki/sites/sites.ts';
import type { Wiki } from '../wiki/wiki.ts';

export type SiteChoiceDeps = {
  readonly wiki: Pick<Wiki, 'discoverSite'>;
  readonly sites: Pick<Sites, 'get' | 'at' | 'all' | 'add' | 'remove'>;
  /** What holds until the app quits even when it could not be kept. */
  readonly settings: {
    readonly current: () => Settings;
    readonly setSite: (site: SiteId) => Result<Settings, SettingsFailure>;
    readonly setAddedSites: (sites: readonly SiteDefinition[]) => Result<Settings, SettingsFailure>;
  };
  /** Taken where the one in use cannot be read. */
  readonly defaultSite: SiteId;
};

/** Which wikis can be read, and which of them a search asks. */
export type SiteChoice = {
  readonly view: () => SitesView;
  readonly choose: (site: SiteId) => Result<Settings, SettingsFailure>;
  /** @param address as a person types it. A newer call ends the one before, which answers `superseded`. */
  readonly find: (address: string) => Promise<Result<FoundWiki, FindWikiFailure>>;
  /** Adds a wiki that `find` found, or that `remove` removed; `setting-invalid` for any other. */
  readonly add: (site: SiteId) => Result<SitesView, SettingsFailure>;
  /** Removes an added wiki; `setting-invalid` for any other. */
  readonly remove: (site: SiteId) => Result<SitesView, SettingsFailure>;
};

export function createSiteChoice({ wiki, sites, settings, defaultSite }: SiteChoiceDeps): SiteChoice {
  // SECURITY: what is added is what was found here. The window names it; it never says where a wiki is.
  const candidates = new Map<SiteId, SiteDefinition>();
  let looking = new AbortController();

  const view = (): SitesView => {
    const { site } = settings.current();
    return { wikis: sites.all().map(viewOf), site: sites.get(site) === undefined ? defaultSite : site };
  };
  const keep = (...kept: readonly Result<unknown, SettingsFailure>[]): Result<SitesView, SettingsFailure> =>
    kept.find((result) => !result.ok) ?? ok(view());
  const keepAdded = () => {
    const added = sites.all().filter((known) => known.added);
    return settings.setAddedSites(added.map(({ definition }) => definition));
  };

  return {
    view,
    choose: (site) => (sites.get(site) === undefined ? refused() : settings.setSite(site)),
    async find(address) {
      looking.abort();
      looking = new AbortController();
      const { signal } = looking;
      const found = await wiki.discoverSite(address, signal);
      if (signal.aborted) return fail({ code: 'superseded' });
      if (!found.ok) return found;
      const known = knownAs(sites, found.value);
      if (known !== undefined) return fail({ code: 'site-known', ...known });
      candidates.set(idOf(found.value), found.value);
      return ok(foundWiki(found.value));
    },
    add(site) {
      const definition = candidates.get(site);
      if (definition === undefined || !sites.add(definition)) return refused();
      return keep(keepAdded());
    },
    remove(site) {
      const inUse = view().site;
      const removed = sites.remove(site);
      if (removed === undefined) return refused();
      candidates.set(idOf(removed), removed);
      const stays = sites.get(inUse) !== undefined;
      return keep(keepAdded(), stays ? ok(null) : settings.setSite(defaultSite));
    },
  };
}

function refused() {
  return fail({ code: 'setting-invalid', setting: 'site' } as const);
}

function viewOf({ definition, added }: ReturnType<Sites['all']>[number]): WikiView {
  const { family, name } = definition;
  const language = definition.origin.includes(LANGUAGE) ? 'every' : onlyLanguage(definition);
  return { family, name, host: hostOf(definition), language, added };
}

function foundWiki(definition: SiteDefinition): FoundWiki {
  const { name, contentLanguage, licence } = definition;
  const language = contentLanguage ?? onlyLanguage(definition);
  const terms = licence && { title: licence.title, url: licence.url };
  return { site: idOf(definition), name, host: hostOf(definition), language, licence: terms };
}

/** The site that reads this wiki already: a built-in one shares its origin, an added one its family. */
function knownAs(sites: SiteChoiceDeps['sites'], found: SiteDefinition): { site: SiteId; name: string } | undefined {
  const there = sites.at(new URL(found.origin));
  const isAdded = sites.all().some(({ definition, added }) => added && there?.id.startsWith(`${definition.family}:`));
  const known = sites.get(idOf(found)) ?? (isAdded ? undefined : there);
  return known && { site: known.id, name: known.name };
}

function idOf(definition: SiteDefinition): SiteId {
  return siteId(definition.family, onlyLanguage(definition));
}

/** The one language of a wiki that has one; any will do for one whose address does not depend on it. */
function onlyLanguage({ languages }: SiteDefinition): string {
  return languages === 'every' ? 'en' : (languages[0] ?? 'mul');
}

/** `{lang}` stays in it, which no URL could hold. */
function hostOf({ origin }: SiteDefinition): string {
  return origin.replace(/^https?:\/\//, '');
}
