import type { SettingsFailure } from '../../shared/failures.ts';
import type { Settings, SiteId, StorageNotice, Theme } from '../../shared/models.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { decodeSiteId } from '../../shared/site-id.ts';
import { decodeTheme } from '../../shared/themes.ts';
import { decodeSite, encodeSite, nameOfDamaged } from '../wiki/sites/site-data.ts';
import type { SiteDefinition } from '../wiki/sites/site-definition.ts';
import { type KeptFile, KeptFileError } from './kept-file.ts';

/** Version of the shape of settings.json. */
export const SETTINGS_VERSION = 1;

export type SettingsStore = {
  readonly current: () => Settings;
  readonly clientId: () => string | undefined;
  /** The wikis that the person added, in the order of adding. */
  readonly addedSites: () => readonly SiteDefinition[];
  /** The new value holds until the app quits even when it could not be kept. */
  readonly setSite: (site: SiteId) => Result<Settings, SettingsFailure>;
  /** Likewise. */
  readonly setTheme: (theme: Theme) => Result<Settings, SettingsFailure>;
  /** An empty one removes it. */
  readonly setClientId: (clientId: string) => Result<Settings, SettingsFailure>;
  /** In place of those kept before, also of what could not be read of them. */
  readonly setAddedSites: (sites: readonly SiteDefinition[]) => Result<Settings, SettingsFailure>;
};

/** Extension:OAuth makes a consumer key of 32 hexadecimal digits. */
const CLIENT_ID = /^[0-9a-f]{32}$/;

/**
 * Settings over a file; a value in it that cannot be one counts as absent.
 * @param notice told of each added wiki that is left out because it cannot be read.
 */
export function createSettings(
  file: KeptFile,
  defaultSite: SiteId,
  notice: (notice: StorageNotice) => void,
): SettingsStore {
  let settings: Settings = {
    site: decodeSiteId(file.get('site')) ?? defaultSite,
    theme: decodeTheme(file.get('theme')) ?? 'system',
  };
  let clientId = decodeClientId(file.get('clientId'));
  let added = decodeSites(file.get('sites'), notice);

  function keep(write: () => void): Result<Settings, SettingsFailure> {
    try {
      write();
      return ok(settings);
    } catch (cause) {
      if (!(cause instanceof KeptFileError)) throw cause;
      return fail({ code: cause.code === 'newer' ? 'settings-newer' : 'settings-unwritable' });
    }
  }

  return {
    current: () => settings,
    clientId: () => clientId,
    addedSites: () => added,
    setSite(site) {
      settings = { ...settings, site };
      return keep(() => file.set('site', site));
    },
    setTheme(theme) {
      settings = { ...settings, theme };
      return keep(() => file.set('theme', theme));
    },
    setClientId(text) {
      const trimmed = text.trim();
      const decoded = decodeClientId(trimmed);
      if (trimmed !== '' && !decoded) return fail({ code: 'setting-invalid', setting: 'clientId' });
      clientId = decoded;
      return keep(() => (decoded ? file.set('clientId', decoded) : file.delete('clientId')));
    },
    setAddedSites(sites) {
      added = sites;
      return keep(() => file.set('sites', sites.map(encodeSite)));
    },
  };
}

function decodeSites(value: unknown, notice: (notice: StorageNotice) => void): readonly SiteDefinition[] {
  const entries: readonly unknown[] = value === undefined || Array.isArray(value) ? (value ?? []) : [value];
  return entries.flatMap((entry) => {
    const site = decodeSite(entry);
    if (site === undefined) notice({ code: 'site-damaged', name: nameOfDamaged(entry) });
    return site ?? [];
  });
}

function decodeClientId(value: unknown): string | undefined {
  return typeof value === 'string' && CLIENT_ID.test(value) ? value : undefined;
}
