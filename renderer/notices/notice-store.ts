import { createStore, type StoreApi } from 'zustand/vanilla';

/** The line that says what became of the session. */
export const SESSION_LINE = 'session';
/** The line that offers back what was taken from somebody's lists. */
export const LIST_LINE = 'list-undo';

/** A quiet line under the bar that stays until it is dismissed. */
export type Notice = {
  /** Two notices with one id are one: the later replaces the earlier. */
  readonly id: string;
  readonly text: string;
  readonly action?: { readonly label: string; readonly run: () => void } | undefined;
  /** Called when the person dismisses it, or acts on it. */
  readonly onDone?: (() => void) | undefined;
};

export type Notices = {
  readonly lines: readonly Notice[];
  /** A sentence that goes by itself. `turn` tells two equal ones apart. */
  readonly toast: { readonly text: string; readonly turn: number } | undefined;
  readonly say: (notice: Notice) => void;
  readonly dismiss: (id: string) => void;
  readonly flash: (text: string) => void;
  readonly endToast: (turn: number) => void;
};

export type NoticeStore = StoreApi<Notices>;

export function createNoticeStore(): NoticeStore {
  return createStore<Notices>((set) => ({
    lines: [],
    toast: undefined,
    say: (notice) => set(({ lines }) => ({ lines: [...lines.filter((line) => line.id !== notice.id), notice] })),
    dismiss: (id) => set(({ lines }) => ({ lines: lines.filter((line) => line.id !== id) })),
    flash: (text) => set(({ toast }) => ({ toast: { text, turn: (toast?.turn ?? 0) + 1 } })),
    endToast: (turn) => set(({ toast }) => (toast?.turn === turn ? { toast: undefined } : {})),
  }));
}
