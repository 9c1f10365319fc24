import { type Profiler, Session } from 'node:inspector/promises';
import { setFlagsFromString } from 'node:v8';

// Code that V8 has optimized counts no more calls, and when it does so depends on the moment; code that it throws away and
// compiles anew counts otherwise than before.
for (const flag of ['--no-opt', '--no-maglev', '--no-flush-bytecode']) setFlagsFromString(flag);

/**
 * How much work something is, in steps that no clock and no other program changes: how often each block of the engine
 * was entered, and how many characters regular expressions and searches walked over.
 */
export async function workOf(run: () => Promise<unknown>): Promise<number> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  const walked = countWalks();
  await run();
  const characters = walked.stop();
  const { result } = await session.post('Profiler.takePreciseCoverage');
  await session.post('Profiler.stopPreciseCoverage');
  session.disconnect();
  return characters + blocks(result);
}

function blocks(scripts: readonly Profiler.ScriptCoverage[]): number {
  const ranges = scripts
    .filter(({ url }) => url.includes('/main/article/'))
    .flatMap(({ functions }) => functions.flatMap((one) => one.ranges));
  return ranges.reduce((sum, { count }) => sum + count, 0);
}

function countWalks() {
  const { indexOf, includes } = String.prototype;
  const { exec } = RegExp.prototype;
  let characters = 0;
  String.prototype.indexOf = function count(wanted, from = 0) {
    const at = indexOf.call(this, wanted, from);
    characters += (at < 0 ? this.length : at + 1) - from;
    return at;
  };
  String.prototype.includes = function count(wanted, from = 0) {
    const at = indexOf.call(this, String(wanted), from);
    characters += (at < 0 ? this.length : at + 1) - from;
    return at >= 0;
  };
  RegExp.prototype.exec = function count(text) {
    const from = this.global || this.sticky ? this.lastIndex : 0;
    const match = exec.call(this, text);
    // Sticky ones look at one place only.
    if (match) characters += match.index + match[0].length - from;
    else characters += this.sticky ? 1 : text.length - from;
    return match;
  };
  return {
    stop: () => {
      Object.assign(String.prototype, { indexOf, includes });
      RegExp.prototype.exec = exec;
      return characters;
    },
  };
}
