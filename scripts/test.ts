/** Everything that CI checks, ending with one line that counts the tests. */

import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { check } from './check.ts';
import { CONTRACT } from './contract.ts';
import { E2E } from './e2e.ts';
import { type Count, countOf, root, run } from './steps.ts';

const UNIT_REPORT = 'out/unit.json';
const CONTRACT_REPORT = 'out/contract.json';
const E2E_REPORT = 'out/e2e.json';
const REPORTS = [UNIT_REPORT, CONTRACT_REPORT, E2E_REPORT];

const vitest = async (args: readonly string[], report: string) =>
  (await run('vitest', [...args, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`])) === 0;

const steps: readonly { readonly name: string; readonly go: () => Promise<boolean> }[] = [
  { name: 'Lint, format, arrows, types', go: check },
  { name: 'Build', go: async () => (await run('vite', ['build', '--app', '--logLevel', 'warn'])) === 0 },
  { name: 'Unit tests', go: () => vitest(['run'], UNIT_REPORT) },
  { name: 'Contract tests', go: () => vitest(CONTRACT, CONTRACT_REPORT) },
  { name: 'End-to-end tests', go: async () => (await run('playwright', E2E)) === 0 },
];

for (const report of REPORTS) rmSync(join(root, report), { force: true });

const broken: string[] = [];
for (const { name, go } of steps) {
  console.log(`\n── ${name}`);
  if (!(await go())) broken.push(name);
}

const counts = REPORTS.map(countOf);
if (counts.includes(undefined)) broken.push('A run that left no report');
const total = counts.filter((count): count is Count => count !== undefined);
const sum = (key: keyof Count) => total.reduce((all, count) => all + count[key], 0);
if (broken.length > 0) console.log(`\nNot passed: ${broken.join('; ')}`);
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`);
process.exitCode = broken.length === 0 ? 0 : 1;
