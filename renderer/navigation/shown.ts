import { createContext, useContext } from 'react';

const ShownContext = createContext(true);

export const ShownProvider = ShownContext.Provider;

/** Whether the tab around a view is the one that is shown. The others are kept as they are, out of sight. */
export function useShown(): boolean {
  return useContext(ShownContext);
}
