import { useMemo } from 'react';
import type { PageName, Visit } from '../../shared/library-models.ts';
import { useTellFailure } from '../notices/use-tell-failure.ts';
import { useServices } from '../services.ts';

export type Past = {
  readonly forgetVisit: (visit: Visit) => void;
  readonly forgetPage: (page: PageName) => void;
  /** @param moment ms since the epoch; 0 is everything. */
  readonly forgetSince: (moment: number) => void;
  /** @param start and `end` in ms since the epoch */
  readonly forgetBetween: (start: number, end: number) => void;
};

/** What can be forgotten of what was read; says so where it does not work. */
export function useHistory(): Past {
  const { client } = useServices();
  const tell = useTellFailure();
  return useMemo(() => {
    const { history } = client;
    const forget = async (what: Parameters<typeof history.forget>[0]) => {
      const answer = await history.forget(what);
      if (!answer.ok) tell(answer.failure);
    };
    return {
      forgetVisit: ({ id }) => void forget({ visit: id }),
      forgetPage: ({ site, title }) => void forget({ page: { site, title } }),
      forgetSince: (since) => void forget({ since }),
      forgetBetween: (since, until) => void forget({ since, until }),
    };
  }, [client, tell]);
}
