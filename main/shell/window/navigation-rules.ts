import { ownPath } from './origin.ts';

/**
 * Whether a frame may go to an address.
 *
 * SECURITY: checklist 13, "disable or limit navigation". The main frame only ever shows the window's one page; other
 * frames only show reading documents. Everything else, also of our own origin (`/media/…`, a script), is refused.
 * https://www.electronjs.org/docs/latest/tutorial/security#13-disable-or-limit-navigation
 */
export function mayNavigate(address: string, isMainFrame: boolean): boolean {
  const path = ownPath(address);
  if (path === undefined) return false;
  return isMainFrame ? path === '/' : path.startsWith('/article/');
}
