import { useCallback } from 'react';
import type { Failure } from '../../shared/failures.ts';
import { useServices } from '../services.ts';
import { failureText } from '../ui/failure-text.ts';

/** Says in passing why something a person asked for was not done. */
export function useTellFailure(): (failure: Failure) => void {
  const { notices, now } = useServices();
  return useCallback(
    (failure) => {
      const { title, sentence } = failureText(failure, now());
      notices.getState().flash(`${title}. ${sentence}`);
    },
    [notices, now],
  );
}
