import { useMemo } from 'react';
import type { PageName, SaveJob, SaveWhat } from '../../shared/library-models.ts';
import { useTellFailure } from '../notices/use-tell-failure.ts';
import { useServices } from '../services.ts';
import { countText } from '../ui/size-text.ts';
import { askedText } from './saving-text.ts';

export type Saving = {
  /** Puts a wish into the queue, with the pictures that were chosen last. @param name for the sentence that says so */
  readonly save: (what: SaveWhat, name?: string) => Promise<boolean>;
  readonly release: (pages: readonly PageName[]) => Promise<void>;
  /** Forgets pages, saved or not. */
  readonly drop: (pages: readonly PageName[]) => Promise<void>;
  readonly pause: () => void;
  readonly resume: () => void;
  readonly retry: (job?: SaveJob) => void;
  readonly remove: (job: SaveJob) => void;
};

/** What can be done about what is saved and what is to be; says so where it does not work. */
export function useSaving(): Saving {
  const { client, notices, pictures, connection } = useServices();
  const tell = useTellFailure();
  return useMemo(() => {
    const { saving, library } = client;
    const attempt = async (call: Promise<Awaited<ReturnType<typeof saving.pause>>>): Promise<boolean> => {
      const answer = await call;
      if (!answer.ok) tell(answer.failure);
      return answer.ok;
    };
    return {
      async save(what, name) {
        const answer = await saving.add({ what, pictures: pictures.getState().pictures });
        if (!answer.ok) tell(answer.failure);
        else if (name !== undefined) notices.getState().flash(askedText(what, name, connection.getState().offline));
        return answer.ok;
      },
      async release(pages) {
        if (await attempt(saving.release({ pages }))) notices.getState().flash(releasedText(pages));
      },
      async drop(pages) {
        if (await attempt(library.drop({ pages }))) notices.getState().flash(droppedText(pages));
      },
      pause: () => void attempt(saving.pause()),
      resume: () => void attempt(saving.resume()),
      retry: (job) => void attempt(saving.retry({ job: job?.id })),
      remove: ({ id }) => void attempt(saving.remove({ job: id })),
    };
  }, [client, notices, pictures, connection, tell]);
}

function releasedText(pages: readonly PageName[]): string {
  const what = pages.length === 1 ? `“${pages[0]?.title}” is` : `${countText(pages.length, 'page')} are`;
  return `${what} not saved any more. What was read stays until its room is needed.`;
}

function droppedText(pages: readonly PageName[]): string {
  const what = pages.length === 1 ? `“${pages[0]?.title}”` : countText(pages.length, 'page');
  return `${what} was removed from this computer.`;
}
