import { useStore } from 'zustand';
import { useServices } from '../services.ts';

/** Whether the wiki cannot be asked, as far as is known. */
export function useOffline(): boolean {
  return useStore(useServices().connection, ({ offline }) => offline);
}
