import { useCallback } from 'react';
import type { Theme } from '../../shared/models.ts';
import { useServices } from '../services.ts';
import { failureText } from '../ui/failure-text.ts';

/** Chooses the theme, and says so when the choice could not be kept. */
export function useChooseTheme(): (theme: Theme) => void {
  const { theme: store, notices, now } = useServices();
  return useCallback(
    async (theme) => {
      const answer = await store.getState().choose(theme);
      // A later choice has its own answer.
      if (answer.ok || store.getState().theme !== theme) return;
      notices.getState().say({ id: 'theme-not-kept', text: failureText(answer.failure, now()).sentence });
    },
    [store, notices, now],
  );
}
