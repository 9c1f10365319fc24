import { useCallback } from 'react';
import { useServices } from '../services.ts';
import { failureText } from './failure-text.ts';

/** Hands an address to the system; says so when that does not work. To be called from a click or a key. */
export function useOpenExternal(): (url: string) => void {
  const { client, notices, now } = useServices();
  return useCallback(
    async (url) => {
      const answer = await client.links.openExternal({ url });
      if (!answer.ok) notices.getState().flash(failureText(answer.failure, now()).sentence);
    },
    [client, notices, now],
  );
}
