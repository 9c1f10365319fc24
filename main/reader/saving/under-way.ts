import type { SiteId } from '../../../shared/models.ts';
import type { SaveItem } from '../../library/saving/saving-models.ts';

/** Something that is worked on. */
export type Work = {
  readonly job: number;
  readonly site: SiteId | undefined;
  /** Its place in the queue; a wish that is looked up has none. */
  readonly item?: SaveItem | undefined;
  readonly signal: AbortSignal;
  /** Told of every piece that has been fetched for it, in bytes. */
  readonly onBytes: (bytes: number) => void;
  /** What has been fetched for it, in bytes. */
  readonly bytes: () => number;
  readonly over: () => void;
};

/** What is worked on now: a page's pictures, and the text of the next or the pages of a wish. */
export type UnderWay = {
  readonly begin: (about: Pick<Work, 'job' | 'site' | 'item'>) => Work;
  /** Ends all of it, or what belongs to a job. */
  readonly abort: (job?: number) => void;
  readonly all: () => readonly Work[];
};

export function createUnderWay(onBytes: () => void): UnderWay {
  const works = new Map<Work, AbortController>();
  return {
    begin(about) {
      const controller = new AbortController();
      let bytes = 0;
      const work: Work = {
        ...about,
        signal: controller.signal,
        onBytes(more) {
          bytes += more;
          onBytes();
        },
        bytes: () => bytes,
        over: () => void works.delete(work),
      };
      works.set(work, controller);
      return work;
    },
    abort(job) {
      for (const [work, controller] of works) if (job === undefined || work.job === job) controller.abort();
    },
    all: () => [...works.keys()],
  };
}
