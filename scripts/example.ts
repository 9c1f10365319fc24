/**
 * `npm run example -- NAME`: one of the examples, against the sample wiki, or against Wikimedia with
 * `EXAMPLE_WIKI=wikimedia` and one's own credentials in the environment (examples/README.md).
 */

import { type Environment, secretsIn } from '../examples/support/credentials.ts';
import { EXAMPLES, type Example } from '../examples/support/examples.ts';
import { shownOutside } from '../examples/support/outside.ts';
import { type Config, readConfig } from '../main/config.ts';
import { commandBrowser } from '../main/shell/command-browser.ts';
import { loopbackServer } from '../main/shell/network/loopback-server.ts';
import { systemClock, systemRandom } from '../main/shell/system.ts';
import manifest from '../package.json' with { type: 'json' };
import { createNodeHttp } from '../test/fakes/node-http.ts';
import { startExampleWiki } from './example-wiki.ts';

const [name = ''] = process.argv.slice(2);
process.exitCode = await main();

async function main(): Promise<number> {
  const example = Object.hasOwn(EXAMPLES, name) ? EXAMPLES[name] : undefined;
  if (example === undefined) {
    if (name !== '') console.error(`There is no example "${name}".`);
    console.error('npm run example -- NAME\n');
    for (const [known, { about }] of Object.entries(EXAMPLES)) console.error(`  ${known.padEnd(20)} ${about}`);
    return 2;
  }
  switch (process.env['EXAMPLE_WIKI'] ?? 'sample') {
    case 'sample':
      return againstSampleWiki(example);
    case 'wikimedia':
      return run(example, process.env);
    default:
      console.error('EXAMPLE_WIKI is either sample, as when left out, or wikimedia.');
      return 2;
  }
}

async function againstSampleWiki(example: Example): Promise<number> {
  const { wiki, env } = await startExampleWiki();
  console.log(
    `Against the sample wiki at ${wiki.origin}. Where it asks, log in as ${wiki.users[0]}, password “${wiki.password}”.`,
  );
  try {
    // SECURITY: one's own credentials are not sent to it, and not asked for.
    return await run(example, { ...process.env, ...env });
  } finally {
    await wiki.close();
  }
}

async function run(example: Example, env: Environment): Promise<number> {
  const config = readConfig({
    env,
    packaged: false,
    version: manifest.version,
    electronVersion: '',
    complain: console.error,
  });
  const ready = example.prepare(env, config.registrationUrl);
  if (!ready.ok) {
    for (const sentence of ready.failure) console.error(sentence);
    return 1;
  }
  const real = {
    ...config,
    userAgent: `Lectern-examples/${manifest.version} (${config.contact}) Node/${process.versions.node}`,
    title: process.env['EXAMPLE_TITLE'] ?? env['EXAMPLE_TITLE'] ?? 'Earth',
    http: createNodeHttp(),
    clock: systemClock,
    random: systemRandom,
    loopback: loopbackServer,
    browser: browser(config),
  };
  const outside = shownOutside(real, console.log, secretsIn(env));
  const ending = await ready.value(outside);
  outside.step(ending.ok ? ending.value : `It ended here. ${ending.failure}`);
  return ending.ok ? 0 : 1;
}

/** A terminal has none: the address is there to be opened, unless LECTERN_BROWSER names who does so. */
function browser({ browserCommand }: Config): ReturnType<typeof commandBrowser> {
  const complain = () => console.error('The browser of LECTERN_BROWSER could not be started.');
  return browserCommand === undefined ? { open: async () => false } : commandBrowser(browserCommand, complain);
}
