import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ReadFailure } from '../../shared/failures.ts';
import type { OpenedPage } from '../../shared/models.ts';
import type { Result } from '../../shared/result.ts';
import { useTellFailure } from '../notices/use-tell-failure.ts';
import { pageQueryKey } from '../reader/page-query.ts';
import { useServices } from '../services.ts';
import { isolated } from '../ui/isolated.ts';

export type OnPaper = {
  /** Prints the page that is read. */
  readonly print: () => Promise<void>;
  /** Writes it into a PDF. */
  readonly savePdf: () => Promise<void>;
};

const NO_PAGE = 'Open a page first: what is read can be printed.';

/** The page that is read, on paper; says what is under way, and where it does not work. */
export function usePaper(): OnPaper {
  const { client, tabs, navigation, notices } = useServices();
  const queries = useQueryClient();
  const tell = useTellFailure();
  return useMemo(() => {
    const flash = (text: string) => notices.getState().flash(text);
    const shown = (): OpenedPage | undefined => {
      const { location, visit } = navigation.getState().history.current;
      if (location.kind !== 'page') return undefined;
      const key = pageQueryKey(tabs.getState().tabs.active, visit);
      const opened = queries.getQueryData<Result<OpenedPage, ReadFailure>>(key);
      return opened?.ok ? opened.value : undefined;
    };
    return {
      async print() {
        const page = shown();
        if (page === undefined) return flash(NO_PAGE);
        const { site, title, revision } = page;
        flash(`Preparing “${isolated(title)}” for printing…`);
        const printed = await client.pages.print({ site, title, revision });
        if (!printed.ok) tell(printed.failure);
      },
      async savePdf() {
        const page = shown();
        if (page === undefined) return flash(NO_PAGE);
        const { site, title, revision } = page;
        const saved = await client.pages.savePdf({ site, title, revision });
        if (!saved.ok) tell(saved.failure);
        else if (saved.value) flash(`“${isolated(title)}” was saved as a PDF.`);
      },
    };
  }, [client, tabs, navigation, notices, queries, tell]);
}
