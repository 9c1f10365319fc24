import { runner } from './runner.ts';

/** One line before the first spec: what the bundles run on. */
// biome-ignore lint/style/noDefaultExport: what Playwright's globalSetup wants
export default function sayRunner(): void {
  const words = { electron: 'Electron', 'stand-in': "the strict stand-in: Electron's binary is not here" };
  console.log(`End-to-end specs run on ${words[runner()]}`);
}
