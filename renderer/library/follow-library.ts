import type { QueryClient } from '@tanstack/react-query';
import type { Client } from '../client.ts';

/** Keys of what was asked of the library, by what puts it out of date. */
export const LIBRARY = 'library';
export const LISTED = 'listed';
export const HISTORY = 'history';

/** Asks again what is shown of the library when main says that it has changed, or that it is somebody else's now. */
export function followLibrary(queries: QueryClient, client: Pick<Client, 'on'>): () => void {
  const renew = (key: string) => void queries.invalidateQueries({ queryKey: [key] });
  const ends = [
    client.on('library.changed', () => {
      renew(LIBRARY);
      renew(LISTED);
    }),
    client.on('lists.changed', () => renew(LISTED)),
    client.on('history.changed', () => renew(HISTORY)),
  ];
  return () => {
    for (const end of ends) end();
  };
}
