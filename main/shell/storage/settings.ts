import type { ClientIdFailure, SettingsFailure } from '../../../shared/failures.ts';
import { libraryBound } from '../../../shared/library-methods.ts';
import type { SavedPictures } from '../../../shared/library-models.ts';
import type { RedirectKind, Settings, SiteId, StorageNotice, Theme } from '../../../shared/models.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { decodeSiteId } from '../../../shared/site-id.ts';
import { decodeTheme } from '../../../shared/themes.ts';
import { readClientId } from '../../auth/client-id.ts';
import { decodeSite, encodeSite, nameOfDamaged } from '../../wiki/sites/site-data.ts';
import type { SiteDefinition } from '../../wiki/sites/site-definition.ts';
import { type KeptFile, KeptFileError } from './kept-file.ts';

/** Version of the shape of settings.json. */
export const SETTINGS_VERSION = 1;

/** What was read may take so many bytes until somebody chooses. */
const DEFAULT_BOUND = 1024 ** 3;

const PICTURES: readonly SavedPictures[] = ['none', 'reading', 'large'];

export type SettingsStore = {
  readonly current: () => Settings;
  /** The client that the person entered, and the kind of redirect it is registered with. */
  readonly client: () => { readonly id: string; readonly redirect: RedirectKind } | undefined;
  /** The wikis that the person added, in the order of adding. */
  readonly addedSites: () => readonly SiteDefinition[];
  /** The new value holds until the app quits even when it could not be kept. */
  readonly setSite: (site: SiteId) => Result<Settings, SettingsFailure>;
  /** Likewise. */
  readonly setTheme: (theme: Theme) => Result<Settings, SettingsFailure>;
  /** Likewise. */
  readonly setSavedPictures: (pictures: SavedPictures) => Result<Settings, SettingsFailure>;
  /** Likewise. @param bytes what was read and not saved may take. */
  readonly setLibraryBound: (bytes: number) => Result<Settings, SettingsFailure>;
  /** An empty one removes it. A secret is refused and goes nowhere. */
  readonly setClientId: (clientId: string, redirect: RedirectKind) => Result<Settings, ClientIdFailure>;
  /** In place of those kept before, also of what could not be read of them. */
  readonly setAddedSites: (sites: readonly SiteDefinition[]) => Result<Settings, SettingsFailure>;
};

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
    libraryBound: decodeBound(file.get('libraryBound')) ?? DEFAULT_BOUND,
    savedPictures: PICTURES.find((pictures) => pictures === file.get('savedPictures')),
  };
  let client = decodeClient(file.get('clientId'), file.get('clientRedirect'));
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
    client: () => client,
    addedSites: () => added,
    setSite(site) {
      settings = { ...settings, site };
      return keep(() => file.set('site', site));
    },
    setTheme(theme) {
      settings = { ...settings, theme };
      return keep(() => file.set('theme', theme));
    },
    setSavedPictures(savedPictures) {
      settings = { ...settings, savedPictures };
      return keep(() => file.set('savedPictures', savedPictures));
    },
    setLibraryBound(bytes) {
      settings = { ...settings, libraryBound: bytes };
      return keep(() => file.set('libraryBound', bytes));
    },
    setClientId(text, redirect) {
      const pasted = readClientId(text);
      if (pasted.kind === 'secret') return fail({ code: 'client-secret-pasted' });
      if (pasted.kind === 'other') return fail({ code: 'setting-invalid', setting: 'clientId' });
      const next = pasted.kind === 'client-id' ? { id: pasted.id, redirect } : undefined;
      client = next;
      return keep(() => {
        if (next) {
          file.set('clientRedirect', next.redirect);
          file.set('clientId', next.id);
        } else {
          file.delete('clientId');
          file.delete('clientRedirect');
        }
      });
    },
    setAddedSites(sites) {
      added = sites;
      return keep(() => file.set('sites', sites.map(encodeSite)));
    },
  };
}

function decodeBound(value: unknown): number | undefined {
  const bytes = libraryBound.safeParse(value);
  return bytes.success ? bytes.data : undefined;
}

function decodeSites(value: unknown, notice: (notice: StorageNotice) => void): readonly SiteDefinition[] {
  const entries: readonly unknown[] = value === undefined || Array.isArray(value) ? (value ?? []) : [value];
  return entries.flatMap((entry) => {
    const site = decodeSite(entry);
    if (site === undefined) notice({ code: 'site-damaged', name: nameOfDamaged(entry) });
    return site ?? [];
  });
}

function decodeClient(id: unknown, redirect: unknown): ReturnType<SettingsStore['client']> {
  const read = typeof id === 'string' ? readClientId(id) : undefined;
  if (read?.kind !== 'client-id') return undefined;
  return { id: read.id, redirect: redirect === 'loopback' ? 'loopback' : 'scheme' };
}
