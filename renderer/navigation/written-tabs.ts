import * as z from 'zod/mini';
import type { ListId, VisitId } from '../../shared/library-models.ts';
import type { SiteId } from '../../shared/models.ts';
import { decodeSiteId } from '../../shared/site-id.ts';
import { type Entry, type History, reduceHistory } from './history.ts';
import type { Location } from './location.ts';
import type { Tab, Tabs } from './tabs.ts';

/** What the contract lets be written down, in UTF-16 code units. */
const LONGEST = 2 ** 20;
/** Where all of it is too long, so many steps to either side of each tab are written, and of closed tabs none. */
const FEWER_STEPS = [50, 10, 0];

/** As long as it is: a page names its headings and its links as it likes, and none of that is worth the other tabs. */
const text = z.string();
const number = z.int().check(z.positive());
const pixels = z.number();
const visit = z.custom<VisitId>(isId);
const list = z.custom<ListId>(isId);
const site = z.custom<SiteId>((value) => decodeSiteId(value) !== undefined);

function isId(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) > 0;
}

type Written = Exclude<Location, { readonly kind: 'sign-in' }>;

/** Each kind of location that is written. A kind that is new has to be described here, or nothing compiles. */
const locations: { readonly [K in Written['kind']]: z.ZodMiniType<Extract<Written, { kind: K }>> } = {
  home: z.object({ kind: z.literal('home') }),
  page: z.object({
    kind: z.literal('page'),
    site,
    title: text,
    revision: z.optional(number),
    fragment: z.optional(text),
    from: z.optional(visit),
  }),
  results: z.object({ kind: z.literal('results'), site, query: text }),
  library: z.union([
    z.object({
      kind: z.literal('library'),
      part: z.enum(['pages', 'lists', 'history', 'saving', 'room']),
      query: z.optional(text),
    }),
    z.object({ kind: z.literal('library'), part: z.literal('list'), list }),
  ]),
};

const place = z.object({
  scroll: pixels,
  heading: z.optional(z.object({ id: text, top: pixels })),
});
const entry: z.ZodMiniType<Entry> = z.object({
  key: number,
  visit: number,
  location: z.union(Object.values(locations)),
  place: z.optional(place),
  record: z.optional(visit),
});
const history: z.ZodMiniType<History> = z.object({
  past: z.array(entry),
  current: entry,
  future: z.array(entry),
  nextNumber: number,
});
const tab: z.ZodMiniType<Tab> = z.object({ id: number, history, opener: z.optional(number) });
const shape = z.object({
  open: z.array(tab).check(z.minLength(1)),
  active: number,
  closed: z.array(z.object({ tab, index: z.int().check(z.nonnegative()) })),
  nextId: number,
});

/** The tabs as a text. Which documents are in memory is of this window alone, and is not written. */
export function encodeTabs(tabs: Tabs): string {
  const whole = encode(tabs);
  if (whole.length <= LONGEST) return whole;
  const shorter = FEWER_STEPS.map((steps) => encode(withSteps(tabs, steps)));
  return shorter.find(({ length }) => length <= LONGEST) ?? encode(withSteps({ ...tabs, open: [activeOf(tabs)] }, 0));
}

function encode({ open, active, closed, nextId }: Tabs): string {
  const gone = closed.map((one) => ({ ...one, tab: withoutSigningIn(one.tab) }));
  return JSON.stringify({ open: open.map(withoutSigningIn), active, closed: gone, nextId });
}

/** Signing in is over, or goes on, as main knows; whoever comes back is where they were before. */
function withoutSigningIn(one: Tab): Tab {
  const { current } = one.history;
  const left = current.location.kind === 'sign-in' ? reduceHistory(one.history, { type: 'leave' }) : one.history;
  const elsewhere = (entries: readonly Entry[]) => entries.filter(({ location }) => location.kind !== 'sign-in');
  return { ...one, history: { ...left, past: elsewhere(left.past), future: elsewhere(left.future) } };
}

/**
 * Tabs as they were written down; undefined for a text that says anything else. Of their documents only the one of the tab
 * that is shown is in memory: the others come when somebody turns to them.
 */
export function decodeTabs(written: string): Tabs | undefined {
  try {
    const decoded = z.safeParse(shape, JSON.parse(written));
    return decoded.success && holdsTogether(decoded.data)
      ? { ...decoded.data, recent: [decoded.data.active] }
      : undefined;
  } catch {
    return undefined;
  }
}

type Decoded = z.infer<typeof shape>;

/** Whether numbers tell apart what they are there to tell apart, and those to come will. */
function holdsTogether({ open, active, closed, nextId }: Decoded): boolean {
  const tabs = [...open, ...closed.map((one) => one.tab)];
  const ids = tabs.map(({ id }) => id);
  if (new Set(ids).size !== ids.length || ids.some((id) => id >= nextId)) return false;
  if (!open.some(({ id }) => id === active)) return false;
  return tabs.every(({ history: { past, current, future, nextNumber } }) => {
    const entries = [...past, current, ...future];
    const keys = entries.map(({ key }) => key);
    const isBehind = entries.every(({ key, visit }) => key < nextNumber && visit < nextNumber);
    return new Set(keys).size === keys.length && isBehind;
  });
}

function withSteps(tabs: Tabs, steps: number): Tabs {
  const open = tabs.open.map((one) => ({
    ...one,
    history: {
      ...one.history,
      past: steps === 0 ? [] : one.history.past.slice(-steps),
      future: one.history.future.slice(0, steps),
    },
  }));
  return { ...tabs, open, closed: [] };
}

function activeOf({ open, active }: Tabs): Tab {
  const found = open.find(({ id }) => id === active);
  if (!found) throw new Error('The active tab is not open.');
  return found;
}
