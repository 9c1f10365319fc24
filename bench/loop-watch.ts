/** How long the main process kept its event loop from turning. */

import type { EvaluateMain } from '../test/e2e/launch-stand-in.ts';

export type Block = { readonly ms: number; readonly ownMs: number };

/** Asks the event loop for a turn each millisecond and remembers the longest it was kept waiting. */
export function watchLoop(evaluate: EvaluateMain): Promise<void> {
  return evaluate(() => {
    let at = performance.now();
    let cpu = process.cpuUsage();
    const watch = { longest: { ms: 0, ownMs: 0 }, timer: setInterval(look, 1) };
    function look(): void {
      const ms = performance.now() - at;
      if (ms > watch.longest.ms) {
        const { user, system } = process.cpuUsage(cpu);
        watch.longest = { ms, ownMs: (user + system) / 1000 };
      }
      at = performance.now();
      cpu = process.cpuUsage();
    }
    Object.assign(globalThis, { loopWatch: watch });
  });
}

/** Ends the watch. */
export function longestBlock(evaluate: EvaluateMain): Promise<Block> {
  return evaluate(() => {
    const { loopWatch } = globalThis as unknown as { loopWatch: { longest: Block; timer: NodeJS.Timeout } };
    clearInterval(loopWatch.timer);
    return loopWatch.longest;
  });
}
