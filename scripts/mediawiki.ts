/**
 * A real MediaWiki for the contract tests: Debian trixie's 1.43 on PHP's own server and SQLite, on loopback.
 * `node scripts/mediawiki.ts` only sets up what `startMediaWiki` needs, and says nothing when that is done already.
 */

import { join } from 'node:path';
import { ensureCode } from './mediawiki/code.ts';
import { SetUpError } from './mediawiki/commands.ts';
import type { WikiContent } from './mediawiki/content.ts';
import { ADMINISTRATOR, ensureFilledWiki } from './mediawiki/fill.ts';
import { ensurePhp } from './mediawiki/php.ts';
import { serveWiki } from './mediawiki/serve.ts';
import { root } from './steps.ts';

const CACHE = join(root, 'node_modules/.cache/mediawiki');

export type MediaWiki = {
  readonly origin: string;
  /** `…/w/rest.php`, without a slash at the end. */
  readonly restBase: string;
  readonly apiBase: string;
  readonly actionApi: string;
  /** Debian's version. */
  readonly version: string;
  readonly administrator: typeof ADMINISTRATOR;
  /** Ends the server; what was changed on the wiki is gone. */
  readonly close: () => Promise<void>;
};

/** Why there is no MediaWiki here, in one line. */
export type NoMediaWiki = { readonly unavailable: string };

/** Fetches, fills and starts it; a second start takes seconds. Rejects on bugs only. */
export async function startMediaWiki(
  content: WikiContent,
  say: (line: string) => void = console.error,
): Promise<MediaWiki | NoMediaWiki> {
  try {
    await ensurePhp(say);
    const code = await ensureCode(CACHE, say);
    const filled = await ensureFilledWiki(code, content, CACHE, say);
    const { origin, close } = await serveWiki(code.folder, filled);
    const restBase = `${origin}/w/rest.php`;
    return {
      origin,
      restBase,
      apiBase: `${restBase}/v1`,
      actionApi: `${origin}/w/api.php`,
      version: code.version,
      administrator: ADMINISTRATOR,
      close,
    };
  } catch (error) {
    if (error instanceof SetUpError) return { unavailable: error.message };
    throw error;
  }
}

if (import.meta.main) {
  try {
    await ensurePhp(console.error);
    await ensureCode(CACHE, console.error);
  } catch (error) {
    if (!(error instanceof SetUpError)) throw error;
    console.error(`MediaWiki cannot be had here: ${error.message}`);
    process.exitCode = 1;
  }
}
