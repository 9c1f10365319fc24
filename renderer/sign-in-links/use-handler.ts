import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import type { BridgeFailure, HandlerFailure } from '../../shared/failures.ts';
import type { HandlerView } from '../../shared/models.ts';
import type { Result } from '../../shared/result.ts';
import { useServices } from '../services.ts';

type Answer = Result<HandlerView, HandlerFailure | BridgeFailure>;

export type Handler = {
  /** Undefined until the system has answered. */
  readonly view: HandlerView | undefined;
  /** Why the last change, or the last look, came to nothing. */
  readonly failure: HandlerFailure | BridgeFailure | undefined;
  readonly busy: boolean;
  /** To be called from a click or a key. Each answers whether it is so now. */
  readonly take: () => Promise<boolean>;
  readonly remove: () => Promise<boolean>;
  readonly look: () => void;
};

const KEY = ['handler'];

/** Which program gets the sign-in links; asked anew whenever somebody comes back to the window. */
export function useHandler(): Handler {
  const { client } = useServices();
  const queries = useQueryClient();
  const { data, refetch } = useQuery({ queryKey: KEY, queryFn: () => client.handler.view() });
  const [failure, setFailure] = useState<HandlerFailure | BridgeFailure>();
  const [busy, setBusy] = useState(false);

  const look = useCallback(() => {
    setFailure(undefined);
    void refetch();
  }, [refetch]);
  useEffect(() => {
    const listening = new AbortController();
    window.addEventListener('focus', look, { signal: listening.signal });
    return () => listening.abort();
  }, [look]);

  async function change(act: () => Promise<Answer>): Promise<boolean> {
    setBusy(true);
    const answer = await act();
    setBusy(false);
    setFailure(answer.ok ? undefined : answer.failure);
    if (answer.ok) queries.setQueryData(KEY, answer);
    else await refetch();
    return answer.ok;
  }

  return {
    view: data?.ok ? data.value : undefined,
    failure: failure ?? (data?.ok === false ? data.failure : undefined),
    busy,
    take: () => change(client.handler.take),
    remove: () => change(client.handler.remove),
    look,
  };
}
