/** The walls around a hostile article, and which of them must stop what: SECURITY.md, "Kind of attack × wall", as data. */

/** In the order of the table's columns: what it calls them. */
export const WALLS = {
  engine: 'engine',
  policy: "frame's CSP",
  sandbox: 'sandbox',
  guard: 'navigation guard',
} as const;

export type Wall = keyof typeof WALLS;

/** What an attack is after: as the table calls it, and each wall that must stop it alone. */
export const KINDS = {
  script: { called: 'script, `on*`, `javascript:`', walls: ['engine', 'policy', 'sandbox'] },
  load: { called: 'loading from elsewhere (images, styles, frames, objects)', walls: ['engine', 'policy'] },
  form: { called: 'forms', walls: ['engine', 'policy', 'sandbox'] },
  leave: { called: 'links that replace the frame or the window', walls: ['engine', 'guard'] },
  cover: { called: 'styles that cover, hide or pose as the app', walls: ['engine'] },
  clobber: { called: 'names, ids and marks that pose as the page’s own', walls: ['engine'] },
} as const satisfies Readonly<Record<string, { readonly called: string; readonly walls: readonly Wall[] }>>;

export type Kind = keyof typeof KINDS;

export const ALL_KINDS = Object.keys(KINDS) as readonly Kind[];

/** Whether a wall must stop attacks of a kind when it stands alone. */
export function mustStop(wall: Wall, kind: Kind): boolean {
  return (KINDS[kind].walls as readonly Wall[]).includes(wall);
}
