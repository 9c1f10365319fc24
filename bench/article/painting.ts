/** A kept document in the app's frame beside the document as it came, in Chromium: paint, load, memory, scrolling. */

import { readFileSync } from 'node:fs';
import { type Browser, chromium, type Page } from '@playwright/test';
import { findChromium } from '../../test/electron/chromium.ts';
import { type Figure, median } from '../figures.ts';
import { type Desk, startDesk } from './desk.ts';
import { source } from './source.ts';

const group = 'article';
const RUNS = 7;
const VIEWPORT = { width: 1280, height: 820 };

/**
 * Times in ms. Paint is what the browser itself notes of the frame that first shows it: for the raw document its first contentful
 * paint, since its navigation began; for ours the lead paragraph's, since the click. Both are moments of presentation, so neither side waits for a script to look.
 */
type Times = { readonly paintMs: number; readonly loadMs: number; readonly scrolledMs: number };
type Measured = Times & { readonly pssKb: number };
type Way = (page: Page, desk: Desk) => Promise<Times>;

export async function painting(): Promise<readonly Figure[]> {
  const document = await source('United_States', 2500);
  const desk = await startDesk(document);
  const raw: Measured[] = [];
  const ours: Measured[] = [];
  try {
    for (let run = 0; run <= RUNS; run += 1) {
      const pair = [await inFreshBrowser(desk, openRaw), await noted(() => inFreshBrowser(desk, openKept))] as const;
      // The first pair warms the disk.
      if (run === 0) continue;
      raw.push(pair[0]);
      ours.push(pair[1]);
    }
  } finally {
    desk.close();
  }
  const ratio = (name: string, of: keyof Measured, goal: Figure['goal']): Figure => {
    const [eachOurs, eachRaw] = [ours, raw].map((all) => all.map((one) => Math.round(one[of]))) as [number[], number[]];
    return {
      group,
      name,
      value: median(eachOurs) / median(eachRaw),
      unit: 'ratio',
      goal,
      detail: { document: document.title, source: document.from, runs: RUNS, ours: eachOurs, raw: eachRaw },
    };
  };
  return [
    ratio('first-paint-vs-raw', 'paintMs', '<=0.5'),
    ratio('load-vs-raw', 'loadMs', '<=0.5'),
    ratio('memory-vs-raw', 'pssKb', '<=0.7'),
    ratio('scrolled-vs-raw', 'scrolledMs', '<=0.8'),
  ];
}

/** Now and then a browser notes nothing of the lead paragraph: then it is another one's turn. */
async function noted(measure: () => Promise<Measured>): Promise<Measured> {
  for (let left = 2; ; left -= 1) {
    try {
      return await measure();
    } catch (error) {
      if (left === 0 || !String(error).includes('Nothing is noted')) throw error;
    }
  }
}

/** A browser of its own each time: nothing is warm, and one renderer is all there is to weigh. */
async function inFreshBrowser(desk: Desk, way: Way): Promise<Measured> {
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const browser = await chromium.launch({
    executablePath: findChromium(),
    // Frames are drawn as fast as they are ready: what is measured is work, not the pace of a screen.
    args: [`--host-resolver-rules=MAP * ${desk.host}`, '--disable-frame-rate-limit', '--disable-gpu-vsync', ...asRoot],
  });
  try {
    const page = await browser.newPage({ viewport: VIEWPORT });
    await page.addInitScript(helpers);
    const times = await way(page, desk);
    await page.evaluate(() => gauge.renderAll());
    return { ...times, pssKb: await rendererPss(browser, page) };
  } finally {
    await browser.close();
  }
}

declare const reading: { readonly follow: (frame: HTMLIFrameElement) => void };
declare const gauge: {
  frames: () => Promise<void>;
  /** Scrolls to each section in turn. @returns the ms it took */
  scrollThrough: () => Promise<number>;
  /** Shows every screenful of the page once, its pictures too. */
  renderAll: () => Promise<void>;
};

/** What both pages are measured with. */
function helpers(): void {
  const inside = () => document.querySelector('iframe')?.contentWindow ?? window;
  const frames = async () => {
    for (let count = 0; count < 2; count += 1) await new Promise(requestAnimationFrame);
  };
  const scrollThrough = async () => {
    const started = performance.now();
    for (const section of inside().document.querySelectorAll('section')) {
      section.scrollIntoView();
      await frames();
    }
    return performance.now() - started;
  };
  const renderAll = async () => {
    const view = inside();
    const { document: shown } = view;
    for (let at = 0; at < shown.documentElement.scrollHeight; at += view.innerHeight) {
      view.scrollTo(0, at);
      await frames();
      while ([...shown.images].some((image) => !image.complete)) await frames();
    }
    await frames();
  };
  Object.assign(globalThis, { gauge: { frames, scrollThrough, renderAll } });
}

async function openRaw(page: Page, { raw }: Desk): Promise<Times> {
  await page.goto(raw, { waitUntil: 'load' });
  return page.evaluate(async () => {
    await gauge.frames();
    const [paint] = performance.getEntriesByName('first-contentful-paint');
    const navigation = performance.getEntriesByType('navigation')[0] as PerformanceNavigationTiming;
    const loadMs = navigation.loadEventEnd;
    return {
      paintMs: paint?.startTime ?? Number.NaN,
      loadMs,
      scrolledMs: loadMs + (await gauge.scrollThrough()),
    };
  });
}

async function openKept(page: Page, { reader }: Desk): Promise<Times> {
  await page.goto(reader);
  await page.evaluate(async () => {
    await document.fonts.ready;
    const open = async (clicked: number) => {
      const frame = document.createElement('iframe');
      frame.setAttribute('sandbox', 'allow-same-origin');
      frame.src = '/kept';
      const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
      document.querySelector('#place')?.append(frame);
      reading.follow(frame);
      await loaded;
      await gauge.frames();
      const view = frame.contentWindow as Window & typeof globalThis;
      const sinceClick = view.performance.timeOrigin - (performance.timeOrigin + clicked);
      const navigation = view.performance.getEntriesByType('navigation')[0] as PerformanceNavigationTiming;
      const loadMs = sinceClick + navigation.loadEventEnd;
      const paintMs = sinceClick + (await leadPaint(view));
      return { paintMs, loadMs, scrolledMs: loadMs + (await gauge.scrollThrough()) };
    };
    /** The lead paragraph is the largest of what the first screen is painted with, so there is a note of it (Largest Contentful Paint §2). */
    const leadPaint = async (view: Window & typeof globalThis) => {
      const lead = [...view.document.querySelectorAll('.page p')].find(
        (one) => !one.closest('header') && one.textContent?.trim() !== '',
      );
      const noted = await new Promise<readonly PerformanceEntry[]>((resolve) => {
        const observer = new view.PerformanceObserver((list) => resolve(list.getEntries()));
        observer.observe({ type: 'largest-contentful-paint', buffered: true });
      });
      const note = noted.find((entry) => 'element' in entry && entry.element === lead);
      if (!note) throw new Error('Nothing is noted of when the lead paragraph was painted');
      return note.startTime;
    };
    // From the moment of the press, as the system reports it.
    document
      .querySelector('#open')
      ?.addEventListener('click', ({ timeStamp }) => Reflect.set(window, 'measured', open(timeStamp)));
  });
  await page.click('#open');
  return page.evaluate(() => Reflect.get(window, 'measured') as Promise<Times>);
}

/**
 * Proportional set size of the renderer that shows the page, once nothing goes on any more, and swept on both sides: when a
 * browser collects its garbage says nothing of what a page holds. Linux only, like the machines that measure.
 */
async function rendererPss(browser: Browser, page: Page): Promise<number> {
  const own = await page.context().newCDPSession(page);
  for (let time = 0; time < 2; time += 1) {
    await page.waitForTimeout(SETTLE_MS);
    await own.send('HeapProfiler.collectGarbage');
  }
  await page.waitForTimeout(SETTLE_MS);
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const sizes = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => pss(id));
  return Math.max(...sizes);
}

/** Longer than a section waits before it is taken apart, and than what was freed before it goes back to the system. */
const SETTLE_MS = 4500;

function pss(pid: number): number {
  const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
  return Number(/^Pss:\s+(\d+) kB/m.exec(rollup)?.[1]);
}
