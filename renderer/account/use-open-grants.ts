import { useCallback } from 'react';
import { useServices } from '../services.ts';
import { failureText } from '../ui/failure-text.ts';

/** Opens the page where the permission for Lectern is withdrawn. To be called from a click or a key. */
export function useOpenGrants(): () => void {
  const { client, notices, now } = useServices();
  return useCallback(async () => {
    const answer = await client.auth.openGrants();
    if (!answer.ok) notices.getState().flash(failureText(answer.failure, now()).sentence);
  }, [client, notices, now]);
}
