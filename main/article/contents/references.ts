import type { ArticleReference } from '../../../shared/models.ts';
import { ownString } from '../scan/own-string.ts';

const MOST = 20_000;
/** An anchor is no longer than an id may be (`allow/attributes.ts`). */
const LONGEST = 512;

export type References = {
  readonly open: (anchor: string) => void;
  readonly close: () => void;
  /** The text of the innermost open one. */
  readonly text: (text: string) => void;
  readonly called: (anchor: string) => void;
  readonly list: () => readonly ArticleReference[];
};

/** The references of a document: parts of a reference stand inside of it (Extension:Cite, sub-references). */
export function createReferences(): References {
  const entries: { readonly anchor: string; readonly parent: string | undefined; text: string }[] = [];
  const open: (typeof entries)[number][] = [];
  const calls = new Map<string, { count: number }>();
  return {
    open: (anchor) => {
      const entry = { anchor: ownString(anchor), parent: open.at(-1)?.anchor, text: '' };
      open.push(entry);
      if (anchor !== '' && entries.length < MOST) entries.push(entry);
    },
    close: () => void open.pop(),
    text: (text) => {
      const entry = open.at(-1);
      if (entry && entry.text === '') entry.text = text;
    },
    called: (anchor) => {
      const known = calls.get(anchor);
      if (known) known.count++;
      else if (calls.size < MOST && anchor.length <= LONGEST) calls.set(ownString(anchor), { count: 1 });
    },
    list: () => entries.map((entry) => ({ ...entry, calls: calls.get(entry.anchor)?.count ?? 0 })),
  };
}
