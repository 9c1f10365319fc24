import type { StoredSession } from '../../shared/library-models.ts';
import { startTabs, type Tabs } from './tabs.ts';
import { decodeTabs } from './written-tabs.ts';

/** Where a window begins. */
export type Restored = {
  readonly tabs: Tabs;
  /**
   * Visits that open when somebody wants them: the window ended unexpectedly while they were opened by themselves. They are
   * named as `guardedVisit` names them.
   */
  readonly guarded: ReadonlySet<string>;
  /** What was written down cannot be read. */
  readonly lost: boolean;
};

/** What was open when the app ended, or one tab at home. */
export function restoreSession(stored: StoredSession | null): Restored {
  const tabs = stored === null ? undefined : decodeTabs(stored.tabs);
  if (tabs === undefined) {
    return { tabs: startTabs({ kind: 'home' }), guarded: new Set(), lost: stored !== null };
  }
  const guarded = stored?.guarded ? tabs.open.map(({ id, history }) => guardedVisit(id, history.current.visit)) : [];
  return { tabs, guarded: new Set(guarded), lost: false };
}

/** @param tab its id @param visit of its history */
export function guardedVisit(tab: number, visit: number): string {
  return `${tab} ${visit}`;
}
