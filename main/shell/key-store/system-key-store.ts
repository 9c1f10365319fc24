import { safeStorage } from 'electron';
import type { Cipher } from '../../auth/ports.ts';
import type { Clock } from '../../ports.ts';
import { createKeyStore } from './key-store.ts';
import { readDesktop } from './key-store-desktop.ts';

/** The operating system's key store. After `ready`. */
export function systemKeyStore(clock: Clock): Cipher {
  return createKeyStore({ safeStorage, platform: process.platform, clock, desktop: () => readDesktop(process.env) });
}
