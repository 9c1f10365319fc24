import { parseArgs } from 'node:util';
import { startSampleWiki } from './server.ts';

/** `node sample-wiki/main.ts --port 8480 [--articles FOLDER]`: runs until it is interrupted. */
async function run(): Promise<void> {
  const { values } = parseArgs({
    options: { port: { type: 'string', default: '8480' }, articles: { type: 'string' } },
  });
  const wiki = await startSampleWiki({
    port: Number(values.port),
    articlesFolder: values.articles,
    log: (message) => console.error(message),
  });
  console.log(`Sample wiki      ${wiki.origin}/
LECTERN_OAUTH_BASE=${wiki.oauthBase}
LECTERN_API_BASE=${wiki.apiBase}
LECTERN_CLIENT_ID=${wiki.clients.desktop.id}
LECTERN_REDIRECT_URI=${wiki.clients.desktop.redirectUri}
Log in as        ${wiki.users.join(', ')}; the password is "${wiki.password}"`);
  // Another process that starts this one may wait for the addresses instead of reading them.
  process.send?.({ origin: wiki.origin, oauthBase: wiki.oauthBase, apiBase: wiki.apiBase, clients: wiki.clients });
  const stop = (): void => {
    void wiki.close().then(() => {
      if (process.connected) process.disconnect();
    });
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
  // Whoever started it has gone.
  process.once('disconnect', () => process.exit(0));
}

await run();
