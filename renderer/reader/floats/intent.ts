/** How long somebody points at one thing before they want to know more of it, in ms. */
export const PAUSE_MS = 350;
/** How long the way from the words to what floats may take, in ms. */
export const GRACE_MS = 220;

export type IntentDeps<T> = {
  /** Calls back once after `ms`; answers what cancels it. */
  readonly after: (ms: number, callback: () => void) => () => void;
  readonly same: (a: T, b: T) => boolean;
  /** Somebody has pointed at this for long enough. */
  readonly open: (target: T) => void;
  /** Nobody has pointed at what is open, or at its words, for long enough. */
  readonly close: () => void;
};

export type Intent<T> = {
  /** The pointer or the focus is on this; undefined is anywhere else. */
  readonly point: (target: T | undefined) => void;
  /** The pointer is on what floats. */
  readonly hold: () => void;
  /** What was waited for does not happen; what is open stays. */
  readonly forget: () => void;
  /** What is open is known: opened by other means, or undefined when it was closed. */
  readonly opened: (target: T | undefined) => void;
};

/** Tells a person who wants to know more from a pointer that passes by. */
export function createIntent<T>({ after, same, open, close }: IntentDeps<T>): Intent<T> {
  let shown: T | undefined;
  let waiting: T | undefined;
  let stopOpening = () => {};
  let stopClosing = () => {};
  let closing = false;

  const forget = () => {
    stopOpening();
    waiting = undefined;
  };
  const stay = () => {
    stopClosing();
    closing = false;
  };
  const leave = () => {
    if (shown === undefined || closing) return;
    closing = true;
    stopClosing = after(GRACE_MS, () => {
      stay();
      shown = undefined;
      close();
    });
  };

  return {
    point(target) {
      if (target !== undefined && shown !== undefined && same(target, shown)) {
        forget();
        stay();
        return;
      }
      leave();
      if (target === undefined) return forget();
      if (waiting !== undefined && same(target, waiting)) return;
      forget();
      waiting = target;
      stopOpening = after(PAUSE_MS, () => {
        forget();
        stay();
        shown = target;
        open(target);
      });
    },
    hold() {
      forget();
      stay();
    },
    forget,
    opened(target) {
      // What is pointed at next is still waited for when the one before closes.
      if (target !== undefined) forget();
      stay();
      shown = target;
    },
  };
}
