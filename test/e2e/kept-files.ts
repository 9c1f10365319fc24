/** What an app has left in its profile folder, and the tokens that only its key store can read. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import type { Lectern } from './launch.ts';

/** Every file below a folder, by its path in it. */
export function filesOf(folder: string): ReadonlyMap<string, Buffer> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map((entry) => join(entry.parentPath, entry.name));
  return new Map(
    paths.flatMap((path) => {
      const content = read(path);
      return content ? [[path.slice(folder.length + 1), content] as const] : [];
    }),
  );
}

/** Chromium's journals come and go: what went between listing and reading is not kept. */
function read(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

const accountFile = z.object({
  'auth.accounts': z.optional(z.object({ accounts: z.array(z.object({ ciphertext: z.string() })) })),
});
const account = z.object({ tokens: z.object({ access: z.string(), refresh: z.string() }) });

/** `account.json` as text, or undefined where there is none. */
export function accountText(profile: string): string | undefined {
  return filesOf(profile).get('account.json')?.toString('utf8');
}

/** The ciphertext of the one account that is kept. */
export function keptCiphertext(profile: string): string | undefined {
  const text = accountText(profile);
  return text && accountFile.parse(JSON.parse(text))['auth.accounts']?.accounts.at(-1)?.ciphertext;
}

export function modeOf(profile: string, name: string): number {
  return statSync(join(profile, name)).mode & 0o777;
}

/** The tokens themselves, decrypted by the running app's own key store. */
export async function keptTokens({ evaluateMain, userData }: Lectern): Promise<readonly string[]> {
  const plain = await evaluateMain(async ({ safeStorage }, ciphertext) => {
    const { result } = await safeStorage.decryptStringAsync(Buffer.from(ciphertext, 'base64'));
    return result as string;
  }, keptCiphertext(userData) ?? '');
  const { tokens } = account.parse(JSON.parse(plain));
  return [tokens.access, tokens.refresh];
}
