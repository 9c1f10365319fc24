/** How every file of values is written. */
export const STORE_OPTIONS = {
  // SECURITY: readable by the user alone; what is secret in it is encrypted besides (key-store.ts).
  configFileMode: 0o600,
  // Nothing that was kept is cleared: a damaged file is moved aside before this (kept-file.ts).
  clearInvalidConfig: false,
  // A key is a key, also with a dot in it.
  accessPropertiesByDotNotation: false,
} as const;
