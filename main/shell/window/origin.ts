/** The scheme and host of everything the app shows. Nothing outside main/shell spells them. */
export const APP_SCHEME = 'app';
const APP_HOST = 'lectern';
export const APP_ORIGIN = `${APP_SCHEME}://${APP_HOST}`;
export const WINDOW_URL = `${APP_ORIGIN}/`;

/**
 * Takes an address of our own origin apart. `URL.origin` says `null` for a custom scheme, so scheme and host are
 * compared themselves. Answers undefined for any other origin.
 */
export function ownPath(address: string): string | undefined {
  const url = URL.parse(address);
  const own = url?.protocol === `${APP_SCHEME}:` && url.host === APP_HOST && !url.username && !url.password;
  return own ? url.pathname : undefined;
}
