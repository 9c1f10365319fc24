import { createListeners } from '../listeners.ts';

/** Whether what is read is remembered. Off when the app starts, whatever it was when it ended. */
export type PrivateReading = {
  readonly isOn: () => boolean;
  readonly set: (on: boolean) => void;
  /** Answers what ends it. */
  readonly onChange: (listener: (on: boolean) => void) => () => void;
};

export function createPrivateReading(): PrivateReading {
  const listeners = createListeners<boolean>();
  let current = false;
  return {
    isOn: () => current,
    set(on) {
      if (on === current) return;
      current = on;
      listeners.tell(on);
    },
    onChange: listeners.add,
  };
}
