import { join } from 'node:path';
import { launchStandIn } from '../test/e2e/launch-stand-in.ts';

const ROOT = join(import.meta.dirname, '..');

/**
 * Starts an app on the stand-in and ends it.
 * @param main its main script, from the root of the repository
 * @returns how long it took from Chromium answering to the window's first contentful paint, in ms
 */
export async function firstPaint(main: string, profile: string): Promise<number> {
  const app = await launchStandIn({ main: join(ROOT, main), env: { LECTERN_USER_DATA: profile } });
  try {
    const painted = await app.page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          new PerformanceObserver((list) => {
            const [entry] = list.getEntriesByName('first-contentful-paint');
            if (entry) resolve(performance.timeOrigin + entry.startTime);
          }).observe({ type: 'paint', buffered: true });
        }),
    );
    return painted - app.browserReadyAt;
  } finally {
    await app.process.stop();
  }
}
