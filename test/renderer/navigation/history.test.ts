import { describe, expect, test } from 'vitest';
import { type History, type HistoryAction, reduceHistory, startHistory } from '../../../renderer/navigation/history.ts';
import type { Location } from '../../../renderer/navigation/location.ts';
import type { VisitId } from '../../../shared/library-models.ts';
import { siteId } from '../../../shared/site-id.ts';

const site = siteId('wikipedia', 'en');

function page(title: string, fragment?: string): Location {
  return { kind: 'page', site, title, fragment };
}

function steps(...actions: readonly HistoryAction[]): History {
  return actions.reduce(reduceHistory, startHistory({ kind: 'home' }));
}

function go(location: Location): HistoryAction {
  return { type: 'go', location };
}

describe('history', () => {
  test('back and forward lead along the steps that were taken', () => {
    const history = steps(go(page('Basalt')), go(page('Tide')), { type: 'back' });
    expect(history.current.location).toEqual(page('Basalt'));
    expect(reduceHistory(history, { type: 'forward' }).current.location).toEqual(page('Tide'));
    expect(reduceHistory(history, { type: 'back' }).current.location).toEqual({ kind: 'home' });
  });

  test('back at the beginning and forward at the end change nothing', () => {
    const start = steps();
    expect(reduceHistory(start, { type: 'back' })).toBe(start);
    expect(reduceHistory(start, { type: 'forward' })).toBe(start);
  });

  test('a page knows what the history calls its visit, from when it is named, in all its steps', () => {
    const record = 7 as VisitId;
    const opened = steps(go(page('basalt')));
    const named: HistoryAction = { type: 'named', visit: opened.current.visit, title: 'Basalt', record };
    const jumped = steps(go(page('basalt')), named, { type: 'jump', fragment: 'Uses' });
    expect(jumped.current).toMatchObject({ location: { title: 'Basalt', fragment: 'Uses' }, record });
    expect(jumped.past.at(-1)).toMatchObject({ record });
    // Opened anew, it goes on with that visit.
    expect(reduceHistory(jumped, { type: 'again' }).current.record).toBe(record);
    expect(reduceHistory(jumped, go(page('Tide'))).current.record).toBeUndefined();
  });

  test('a page that is opened again where nothing is remembered has no visit any more', () => {
    const opened = steps(go(page('Basalt')));
    const { visit } = opened.current;
    const known = reduceHistory(opened, { type: 'named', visit, title: 'Basalt', record: 7 as VisitId });
    expect(reduceHistory(known, { type: 'named', visit, title: 'Basalt' }).current.record).toBeUndefined();
  });

  test('a new step forgets what was ahead', () => {
    expect(steps(go(page('Basalt')), { type: 'back' }, go(page('Tide'))).future).toEqual([]);
  });

  test('a jump inside a page is a step of its own on the same document', () => {
    const before = steps(go(page('Basalt')));
    const history = reduceHistory(before, { type: 'jump', fragment: 'Uses' });
    expect(history.current.visit).toBe(before.current.visit);
    expect(history.current.key).not.toBe(before.current.key);
    expect(reduceHistory(history, { type: 'back' }).current).toEqual(before.current);
  });

  test('a link to another section of the open page jumps instead of opening it anew', () => {
    const before = steps(go(page('Basalt')));
    expect(reduceHistory(before, go(page('Basalt', 'Uses'))).current.visit).toBe(before.current.visit);
  });

  test('jumping to the same anchor twice leaves one step, but the view can tell', () => {
    const once = steps(go(page('Basalt')), { type: 'jump', fragment: 'Uses' });
    const twice = reduceHistory(once, { type: 'jump', fragment: 'Uses' });
    expect(twice.past).toEqual(once.past);
    expect(twice.current.key).not.toBe(once.current.key);
  });

  test('going where one is opens it anew without a step', () => {
    const before = steps(go(page('Basalt')));
    const history = reduceHistory(before, go(page('Basalt')));
    expect(history.current.visit).not.toBe(before.current.visit);
    expect(history.past).toEqual(before.past);
  });

  test('a place is remembered for the entry it belongs to, also once that is behind', () => {
    const first = steps(go(page('Basalt')));
    const left = reduceHistory(first, go(page('Tide')));
    const history = reduceHistory(left, { type: 'left', key: first.current.key, place: { scroll: 640 } });
    expect(history.current.place).toBeUndefined();
    expect(reduceHistory(history, { type: 'back' }).current.place).toEqual({ scroll: 640 });
  });

  test("the wiki's name for a page reaches all steps of its visit and no others", () => {
    const history = steps(go(page('basalt')), { type: 'jump', fragment: 'Uses' }, go(page('tide')));
    const visit = history.past.at(-1)?.visit ?? 0;
    const named = reduceHistory(history, { type: 'named', visit, title: 'Basalt' });
    expect(named.past.slice(1).map(({ location }) => location)).toEqual([page('Basalt'), page('Basalt', 'Uses')]);
    expect(named.current.location).toEqual(page('tide'));
  });

  test('naming a page does not open it anew', () => {
    const before = steps(go(page('basalt')));
    const { visit, key } = before.current;
    expect(reduceHistory(before, { type: 'named', visit, title: 'Basalt' }).current).toMatchObject({ visit, key });
  });

  test('leaving sign-in returns to the page before and leaves no trace of it', () => {
    const history = steps(go(page('Basalt')), go({ kind: 'sign-in' }), { type: 'leave' });
    expect(history.current.location).toEqual(page('Basalt'));
    expect(history.future).toEqual([]);
  });

  test('leaving sign-in leaves all the steps that were taken in it', () => {
    const token = { kind: 'sign-in', part: 'token' } as const;
    const history = steps(go(page('Basalt')), go({ kind: 'sign-in' }), go(token), { type: 'leave' });
    expect(history.current.location).toEqual(page('Basalt'));
    expect(history.past).toHaveLength(1);
    expect(reduceHistory(steps(go(token)), { type: 'back' }).current.location).toEqual({ kind: 'home' });
    const alone = reduceHistory(startHistory({ kind: 'sign-in' }), go(token));
    expect(reduceHistory(alone, { type: 'leave' })).toMatchObject({
      past: [],
      current: { location: { kind: 'home' } },
    });
  });

  test('the parts of sign-in are places of their own', () => {
    const history = steps(go({ kind: 'sign-in' }), go({ kind: 'sign-in', part: 'client' }), { type: 'back' });
    expect(history.current.location).toEqual({ kind: 'sign-in' });
    const twice = steps(go({ kind: 'sign-in', add: true }), go({ kind: 'sign-in', add: true }));
    expect(twice.past).toHaveLength(1);
  });

  test('leaving with nothing before leads home', () => {
    const history = reduceHistory(startHistory({ kind: 'sign-in' }), { type: 'leave' });
    expect(history.current.location).toEqual({ kind: 'home' });
  });

  test('the past is bounded', () => {
    const many = Array.from({ length: 500 }, (_, at) => go(page(`Page ${at}`)));
    expect(steps(...many).past.length).toBeLessThanOrEqual(200);
  });
});
