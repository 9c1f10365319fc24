import type { StorageNotice } from '../../shared/models.ts';
import type { Auth } from '../auth/auth.ts';
import type { Library } from '../library/library.ts';
import type { Clock } from '../ports.ts';
import type { Past } from '../reader/past/past.ts';
import type { Reader } from '../reader/reader.ts';
import type { Saving } from '../reader/saving/saving.ts';
import type { Announce } from './announce.ts';
import { seldom } from './seldom.ts';

/** What may change often is told at most every so many ms. */
const CHANGES_GAP = 500;

export type AnnouncementDeps = {
  readonly auth: Pick<Auth, 'onChange'>;
  readonly past: Pick<Past, 'lists' | 'history' | 'privacy' | 'ownerMayHaveChanged'>;
  readonly notices: { readonly onChange: (listener: (all: readonly StorageNotice[]) => void) => unknown };
  readonly reader: Pick<Reader, 'onContents' | 'onFreshness'>;
  readonly saving: Pick<Saving, 'onChange' | 'view'>;
  readonly library: Pick<Library, 'onChange'>;
  readonly clock: Clock;
};

/** Tells the window of everything that changes by itself: the contract's events, but for the menu's. */
export function announceChanges(announce: Announce, deps: AnnouncementDeps): void {
  const { auth, past, notices, reader, saving, library, clock } = deps;
  const often = (tell: () => void) => seldom(clock, CHANGES_GAP, tell);

  auth.onChange((view) => announce('auth.changed', view));
  auth.onChange(past.ownerMayHaveChanged);
  notices.onChange((all) => announce('app.notice', all));

  reader.onContents((contents) => announce('article.contents', contents));
  reader.onFreshness((freshness) => announce('page.freshness', freshness));

  past.lists.onChange((lists) => announce('lists.changed', lists));
  past.history.onChange(often(() => announce('history.changed', null)));
  past.privacy.onChange((on) => announce('privacy.changed', { on }));

  saving.onChange(often(() => void saving.view().then((view) => view.ok && announce('saving.changed', view.value))));
  library.onChange(
    often(() => {
      announce('library.changed', null);
      // What is in them may be saved now, or not any more.
      void past.lists.refresh();
    }),
  );
}
