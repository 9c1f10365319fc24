/** Builds, measures, prints the figures: `npm run bench` for all groups, `npm run bench -- app` for one. */

import { app } from '../bench/app.ts';
import { article } from '../bench/article.ts';
import { type Figure, line } from '../bench/figures.ts';
import { library } from '../bench/library.ts';
import { session } from '../bench/session.ts';
import { wiki } from '../bench/wiki.ts';
import { run } from './steps.ts';

const GROUPS: Readonly<Record<string, () => Promise<readonly Figure[]>>> = { app, article, library, session, wiki };

const wanted = process.argv.slice(2);
const unknown = wanted.find((name) => !(name in GROUPS));
if (unknown !== undefined) {
  console.error(`There is no group "${unknown}". There are: ${Object.keys(GROUPS).join(', ')}.`);
  process.exit(2);
}

if ((await run('vite', ['build', '--app', '--logLevel', 'error'])) !== 0) process.exit(1);
for (const [name, measure] of Object.entries(GROUPS)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  for (const figure of await measure()) console.log(line(figure));
}
