import type { ReactNode } from 'react';
import type { PageName } from '../../shared/library-models.ts';
import type { Direction } from '../../shared/models.ts';
import { siteLanguage } from '../../shared/site-id.ts';
import { useOpen } from '../navigation/use-open.ts';
import { useServices, useSite, useWikis } from '../services.ts';
import { siteLabel } from '../settings/wiki-names.ts';
import { isolated } from '../ui/isolated.ts';
import { type RowAction, RowMenu } from '../ui/RowMenu.tsx';

type Props = {
  readonly page: PageName & {
    readonly description?: string | undefined;
    readonly language?: string | undefined;
    readonly direction?: Direction | undefined;
  };
  /** In place of the plain title. */
  readonly title?: ReactNode;
  /** Where in the page it opens. */
  readonly fragment?: string | undefined;
  readonly excerpt?: ReactNode;
  /** Short facts, side by side. */
  readonly facts?: readonly (ReactNode | undefined)[];
  readonly actions: readonly (RowAction | false | undefined)[];
  readonly before?: ReactNode;
  readonly after?: ReactNode;
};

/** One page in a list of pages: what it is, what is known of it here, and what can be done with it. */
export function PageRow({ page, title, fragment, excerpt, facts = [], actions, before, after }: Props) {
  const { site, description } = page;
  const { navigation } = useServices();
  const open = useOpen();
  const elsewhere = siteLabel(useWikis(), site, useSite());
  const language = page.language ?? siteLanguage(site);
  const location = { kind: 'page', site, title: page.title, fragment } as const;
  const inTab = { label: 'Open in a new tab', run: () => navigation.getState().openTab(location, { front: false }) };
  const shownFacts = facts.filter((fact) => fact !== undefined && fact !== false && fact !== null);
  return (
    <div className="library-row">
      {before}
      <div className="library-row-text">
        <div lang={language}>
          <button type="button" className="library-row-title" dir="auto" {...open(location)}>
            {title ?? page.title}
          </button>
          {description !== undefined && description !== '' && (
            <bdi className="library-row-description" title={description}>
              {description}
            </bdi>
          )}
          {excerpt !== undefined && (
            <div className="library-row-excerpt" dir={page.direction ?? 'auto'}>
              {excerpt}
            </div>
          )}
        </div>
        {(shownFacts.length > 0 || elsewhere !== undefined) && (
          <p className="library-row-facts">
            {elsewhere !== undefined && <bdi>{elsewhere}</bdi>}
            {shownFacts.map((fact, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: facts have no order of their own
              <span key={index}>{fact}</span>
            ))}
          </p>
        )}
        {after}
      </div>
      <div className="library-row-end">
        <RowMenu label={`More for ${isolated(page.title)}`} actions={[inTab, ...actions]} />
      </div>
    </div>
  );
}
