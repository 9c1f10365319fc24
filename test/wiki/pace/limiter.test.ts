import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPersonal, PRIORITIES, type Priority } from '../../../main/wiki/pace/asking.ts';
import { createBackoff } from '../../../main/wiki/pace/backoff.ts';
import { createBudget } from '../../../main/wiki/pace/budget.ts';
import { createHostLimits } from '../../../main/wiki/pace/host-limits.ts';
import { createLimiter, type Place, type Turn } from '../../../main/wiki/pace/limiter.ts';
import { createFakeClock } from '../../fakes/clock.ts';
import { createFakeRandom } from '../../fakes/random.ts';

const URL_EN = new URL('https://en.wikipedia.org/w/rest.php/v1/page/Earth/bare');
const URL_DE = new URL('https://de.wikipedia.org/w/rest.php/v1/page/Erde/bare');
const HOST = URL_EN.host;

type Asked = { readonly name: string; readonly place: Place; readonly turn: () => Turn | undefined };

function createGate() {
  const clock = createFakeClock();
  const limits = createHostLimits(clock);
  const backoff = createBackoff(clock, createFakeRandom());
  const budget = createBudget(clock);
  const limiter = createLimiter({ clock, limits, backoff, budget });
  const order: string[] = [];
  const ask = (priority: Priority, name: string = priority, url = URL_EN): Asked => {
    const place = limiter.enter(url, 'signed-out', priority);
    let given: Turn | undefined;
    void place.turn.then((turn) => {
      given = turn;
      if (turn.kind === 'go') order.push(name);
    });
    return { name, place, turn: () => given };
  };
  return { clock, limits, backoff, budget, ask, order };
}

const kind = (asked: Asked) => asked.turn()?.kind;

describe('a host', () => {
  it('gets three requests at once, and the fourth when one of them is over', async () => {
    const { ask } = createGate();
    const asked = [1, 2, 3, 4].map((name) => ask('reading', String(name)));
    await setImmediate();
    expect(asked.map(kind)).toEqual(['go', 'go', 'go', undefined]);
    asked[1]?.place.leave();
    await setImmediate();
    expect(asked.map(kind)).toEqual(['go', 'go', 'go', 'go']);
  });

  it('does not keep another one waiting', async () => {
    const { ask } = createGate();
    for (let name = 0; name < 5; name += 1) ask('reading');
    const other = ask('reading', 'other', URL_DE);
    await setImmediate();
    expect(kind(other)).toBe('go');
  });

  it('has a place for a person however much is being saved', async () => {
    const { ask } = createGate();
    const saving = [1, 2, 3].map(() => ask('saving'));
    const reading = ask('reading');
    await setImmediate();
    expect(saving.map(kind)).toEqual(['go', 'go', undefined]);
    expect(kind(reading)).toBe('go');
  });

  it('never gets more than three at once, nor more than two of the background, and everybody gets a turn', async () => {
    const step = fc.oneof(
      {
        weight: 3,
        arbitrary: fc.constantFrom(...PRIORITIES).map((priority) => ({ does: 'enter' as const, priority })),
      },
      { weight: 2, arbitrary: fc.nat(30).map((index) => ({ does: 'leave' as const, index })) },
      {
        weight: 1,
        arbitrary: fc.tuple(fc.nat(30), fc.constantFrom(...PRIORITIES)).map(([index, priority]) => ({
          does: 'change' as const,
          index,
          priority,
        })),
      },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
        const { ask } = createGate();
        const entered: Asked[] = [];
        const priorities = new Map<Asked, Priority>();
        const left = new Set<Asked>();
        const running = () => entered.filter((asked) => kind(asked) === 'go' && !left.has(asked));
        for (const each of steps) {
          if (each.does === 'enter') {
            const asked = ask(each.priority);
            entered.push(asked);
            priorities.set(asked, each.priority);
          } else {
            const asked = entered[each.index];
            if (asked === undefined || left.has(asked)) continue;
            if (each.does === 'leave') {
              left.add(asked);
              asked.place.leave();
            } else if (kind(asked) === undefined) {
              priorities.set(asked, each.priority);
              asked.place.setPriority(each.priority);
            }
          }
          await Promise.resolve();
          await Promise.resolve();
          expect(running().length).toBeLessThanOrEqual(3);
          const background = running().filter((asked) => !isPersonal(priorities.get(asked) ?? 'reading'));
          expect(background.length).toBeLessThanOrEqual(2);
        }
        // From now on everybody leaves when they have had their turn.
        for (let next = running()[0]; next !== undefined; next = running()[0]) {
          left.add(next);
          next.place.leave();
          await setImmediate();
        }
        expect(entered.filter((asked) => asked.turn() === undefined)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a request that waits', () => {
  const busy = ({ ask }: ReturnType<typeof createGate>) => [1, 2, 3].map((name) => ask('reading', `busy ${name}`));

  it('goes by what it is for', async () => {
    const gate = createGate();
    const first = busy(gate);
    const rest = (['saving', 'prefetch', 'preview', 'reading'] as const).map((priority) => gate.ask(priority));
    for (const asked of [...first, ...rest.toReversed()]) {
      asked.place.leave();
      await setImmediate();
    }
    expect(gate.order.slice(3)).toEqual(['reading', 'preview', 'prefetch', 'saving']);
  });

  it('goes before others from the moment a person waits for it', async () => {
    const gate = createGate();
    const [first] = busy(gate);
    gate.ask('preview');
    const saved = gate.ask('saving');
    saved.place.setPriority('reading');
    first?.place.leave();
    await setImmediate();
    expect(gate.order.at(-1)).toBe('saving');
  });

  it('is not given a turn when nobody waits any more', async () => {
    const gate = createGate();
    const [first] = busy(gate);
    const gone = gate.ask('reading', 'gone');
    gate.ask('reading', 'next');
    gone.place.leave();
    first?.place.leave();
    await setImmediate();
    expect(kind(gone)).toBe('left');
    expect(gate.order.at(-1)).toBe('next');
  });
});

describe('a host that named a moment', () => {
  it('is asked by the background at that moment, not a millisecond before', async () => {
    const { ask, limits, clock } = createGate();
    limits.limited(HOST, '30');
    const saving = ask('saving');
    clock.advance(29_999);
    await setImmediate();
    expect(kind(saving)).toBeUndefined();
    clock.advance(1);
    await setImmediate();
    expect(kind(saving)).toBe('go');
  });

  it('is not asked before it, whatever is asked, changed and given up meanwhile', async () => {
    const event = fc.record({
      pause: fc.integer({ min: 0, max: 2_500 }),
      priority: fc.constantFrom(...PRIORITIES),
      limit: fc.option(fc.integer({ min: 1, max: 20 }), { nil: undefined }),
      leave: fc.nat(20),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(event, { minLength: 1, maxLength: 40 }), async (events) => {
        const { ask, limits, clock } = createGate();
        const entered: Asked[] = [];
        const starts: { readonly at: number; readonly notBefore: number }[] = [];
        let notBefore = 0;
        for (const { pause, priority, limit, leave } of events) {
          for (let passed = 0; passed < pause; passed += 500) {
            clock.advance(Math.min(500, pause - passed));
            await Promise.resolve();
            await Promise.resolve();
          }
          if (limit !== undefined) notBefore = Math.max(notBefore, limits.limited(HOST, String(limit)));
          const asked = ask(priority);
          entered.push(asked);
          const wall = clock.now();
          void asked.place.turn.then((turn) => {
            if (turn.kind === 'go') starts.push({ at: clock.now(), notBefore });
            if (turn.kind === 'limited') expect(turn.until).toBeGreaterThan(wall);
          });
          entered[leave]?.place.leave();
          await setImmediate();
        }
        expect(starts.filter((start) => start.at < start.notBefore)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('is said to a person at once, also to who was waiting already', async () => {
    const { ask, limits } = createGate();
    const running = [1, 2, 3].map(() => ask('reading'));
    const waiting = ask('preview');
    const until = limits.limited(HOST, '30');
    running[0]?.place.leave();
    const late = ask('reading');
    await setImmediate();
    expect(waiting.turn()).toEqual({ kind: 'limited', until });
    expect(late.turn()).toEqual({ kind: 'limited', until });
  });

  it('is said to the background too when it is more than two minutes away', async () => {
    const { ask, limits } = createGate();
    const until = limits.limited(HOST, '121');
    const saving = ask('saving');
    await setImmediate();
    expect(saving.turn()).toEqual({ kind: 'limited', until });
  });
});

describe('a host in trouble', () => {
  it('is left alone by the background and tried by a person', async () => {
    const { ask, backoff, clock } = createGate();
    const wait = backoff.failed(URL_EN);
    const saving = ask('saving');
    const reading = ask('reading');
    await setImmediate();
    expect([kind(saving), kind(reading)]).toEqual([undefined, 'go']);
    clock.advance(wait);
    await setImmediate();
    expect(kind(saving)).toBe('go');
  });

  it('is asked at once when it has worked for somebody', async () => {
    const { ask, backoff } = createGate();
    backoff.failed(URL_EN);
    const saving = ask('saving');
    const reading = ask('reading');
    await setImmediate();
    backoff.worked(URL_EN);
    reading.place.leave();
    await setImmediate();
    expect(kind(saving)).toBe('go');
  });
});

describe('the budget', () => {
  it('keeps the background waiting at half of it, and tells a person at the end of it', async () => {
    const { ask, budget, clock } = createGate();
    for (let sent = 0; sent < 100; sent += 1) budget.spend(URL_EN, 'signed-out');
    const saving = ask('saving');
    const reading = ask('reading');
    await setImmediate();
    expect([kind(saving), kind(reading)]).toEqual([undefined, 'go']);
    for (let sent = 0; sent < 99; sent += 1) budget.spend(URL_EN, 'signed-out');
    const tooMany = ask('reading');
    await setImmediate();
    expect(tooMany.turn()).toEqual({ kind: 'limited', until: clock.now() + 60_000 });
    clock.advance(60_000);
    await setImmediate();
    expect(kind(saving)).toBe('go');
  });

  it('is nobody’s on this computer', async () => {
    const { ask, budget } = createGate();
    for (let sent = 0; sent < 200; sent += 1) budget.spend(URL_EN, 'signed-out');
    const own = ask('saving', 'own', new URL('http://127.0.0.1:8080/w/rest.php/v1/page/Earth/bare'));
    await setImmediate();
    expect(kind(own)).toBe('go');
  });
});
