import { useCallback } from 'react';
import type { PageName } from '../../shared/library-models.ts';
import { useServices } from '../services.ts';

/** Asks which lists some pages belong on. */
export function useAddToList(): (pages: readonly PageName[]) => void {
  const { adding } = useServices();
  return useCallback((pages) => adding.setState({ pages }), [adding]);
}
