/**
 * Builds, measures, prints the figures as they come: `npm run bench` for all groups, `npm run bench -- app` for one,
 * `npm run bench -- article/painting` for a part of one.
 */

import { app } from '../bench/app.ts';
import { article } from '../bench/article.ts';
import { type Group, line } from '../bench/figures.ts';
import { library } from '../bench/library.ts';
import { session } from '../bench/session.ts';
import { wiki } from '../bench/wiki.ts';
import { run } from './steps.ts';

const GROUPS: Readonly<Record<string, Group>> = {
  app: { app },
  article,
  library,
  session: { session },
  wiki: { wiki },
};
const parts = Object.entries(GROUPS).flatMap(([group, all]) =>
  Object.entries(all).map(([part, measure]) => ({ group, name: `${group}/${part}`, measure })),
);

const wanted = process.argv.slice(2);
const unknown = wanted.find((name) => !parts.some((part) => part.group === name || part.name === name));
if (unknown !== undefined) {
  const known = parts.map(({ name }) => name).join(', ');
  console.error(
    `There is no group or part "${unknown}". There are the groups ${Object.keys(GROUPS).join(', ')}, and in them ${known}.`,
  );
  process.exit(2);
}

if ((await run('vite', ['build', '--app', '--logLevel', 'error'])) !== 0) process.exit(1);
for (const { group, name, measure } of parts) {
  if (wanted.length > 0 && !wanted.includes(group) && !wanted.includes(name)) continue;
  for (const figure of await measure()) console.log(line(figure));
}
