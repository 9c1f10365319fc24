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

type Measured = {
  readonly paintMs: number;
  readonly loadMs: number;
  readonly scrolledMs: number;
  readonly pssKb: number;
};
type Way = (page: Page, desk: Desk) => Promise<Omit<Measured, 'pssKb'>>;

export async function painting(): Promise<readonly Figure[]> {
  const document = await source('United_States', 2500);
  const desk = await startDesk(document);
  const raw: Measured[] = [];
  const ours: Measured[] = [];
  try {
    for (let run = 0; run <= RUNS; run += 1) {
      const pair = [await inFreshBrowser(desk, openRaw), await inFreshBrowser(desk, openKept)] as const;
      // The first pair warms the disk.
      if (run === 0) continue;
      raw.push(pair[0]);
      ours.push(pair[1]);
    }
  } finally {
    desk.close();
  }
  const ratio = (name: string, of: keyof Measured, goal: Figure['goal']): Figure => {
    const [mine, theirs] = [median(ours.map((one) => one[of])), median(raw.map((one) => one[of]))];
    return {
      group,
      name,
      value: mine / theirs,
      unit: 'ratio',
      goal,
      detail: {
        document: document.title,
        source: document.from,
        runs: RUNS,
        ours: Math.round(mine),
        raw: Math.round(theirs),
      },
    };
  };
  return [
    ratio('first-paint-vs-raw', 'paintMs', '<=0.5'),
    ratio('load-vs-raw', 'loadMs', '<=0.5'),
    ratio('memory-vs-raw', 'pssKb', '<=0.7'),
    ratio('scrolled-vs-raw', 'scrolledMs', '<=0.8'),
  ];
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
    const times = await way(page, desk);
    return { ...times, pssKb: await rendererPss(browser) };
  } finally {
    await browser.close();
  }
}

async function openRaw(page: Page, { raw }: Desk): Promise<Omit<Measured, 'pssKb'>> {
  await page.goto(raw, { waitUntil: 'load' });
  return page.evaluate(async () => {
    const frames = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    await frames();
    const [paint] = performance.getEntriesByName('first-contentful-paint');
    const navigation = performance.getEntriesByType('navigation')[0] as PerformanceNavigationTiming;
    const loadMs = navigation.loadEventEnd;
    const started = performance.now();
    for (const section of document.querySelectorAll('section')) {
      section.scrollIntoView();
      await frames();
    }
    return { paintMs: paint?.startTime ?? Number.NaN, loadMs, scrolledMs: loadMs + performance.now() - started };
  });
}

async function openKept(page: Page, { reader }: Desk): Promise<Omit<Measured, 'pssKb'>> {
  await page.goto(reader);
  await page.evaluate(() => {
    const frames = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const open = async () => {
      const clicked = performance.now();
      const frame = document.createElement('iframe');
      frame.setAttribute('sandbox', 'allow-same-origin');
      frame.src = '/kept';
      const loaded = new Promise<number>((resolve) => {
        frame.addEventListener('load', () => resolve(performance.now() - clicked));
      });
      document.querySelector('#place')?.append(frame);
      const paragraph = () =>
        [...(frame.contentDocument?.querySelectorAll('.page p') ?? [])].find(
          (one) => !one.closest('header') && (one.textContent ?? '').trim() !== '' && one.getClientRects().length > 0,
        );
      while (!paragraph()) await new Promise(requestAnimationFrame);
      // It stands in the document: the frame after next shows it.
      await frames();
      const paintMs = performance.now() - clicked;
      const loadMs = await loaded;
      await frames();
      const started = performance.now();
      for (const section of frame.contentDocument?.querySelectorAll('section') ?? []) {
        section.scrollIntoView();
        await frames();
      }
      return { paintMs, loadMs, scrolledMs: loadMs + performance.now() - started };
    };
    document.querySelector('#open')?.addEventListener('click', () => Reflect.set(window, 'measured', open()));
  });
  await page.click('#open');
  return page.evaluate(() => Reflect.get(window, 'measured') as Promise<Omit<Measured, 'pssKb'>>);
}

/** Proportional set size of the renderer that shows the page. Linux only, like the machines that measure. */
async function rendererPss(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const sizes = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => pss(id));
  return Math.max(...sizes);
}

function pss(pid: number): number {
  const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
  return Number(/^Pss:\s+(\d+) kB/m.exec(rollup)?.[1]);
}
