import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Desktop, keyStoreAdvice } from '../../../main/shell/key-store/key-store-advice.ts';
import { readDesktop } from '../../../main/shell/key-store/key-store-desktop.ts';

const GNOME: Desktop = { name: 'ubuntu:GNOME', hasBus: true, services: ['org.freedesktop.secrets'] };
const KDE: Desktop = { name: 'KDE', hasBus: true, services: ['org.kde.kwalletd6'] };

describe('what to do about a key store', () => {
  test.each<[string, NodeJS.Platform, Parameters<typeof keyStoreAdvice>[1], Desktop, string, string | undefined]>([
    ['a strong one', 'linux', 'strong', GNOME, 'none', undefined],
    ['GNOME with a keyring that does not run', 'linux', 'weak', GNOME, 'start-keyring', 'GNOME Keyring'],
    ['GNOME without one', 'linux', 'weak', { ...GNOME, services: [] }, 'install-keyring', 'GNOME Keyring'],
    ['KDE with its wallet switched off', 'linux', 'weak', KDE, 'start-keyring', 'KWallet'],
    ['KDE without a wallet', 'linux', 'weak', { ...KDE, services: [] }, 'install-keyring', 'KWallet'],
    ['a window manager with a keyring', 'linux', 'weak', { ...GNOME, name: 'sway' }, 'start-keyring', 'GNOME Keyring'],
    ['no session bus', 'linux', 'weak', { ...GNOME, hasBus: false }, 'start-keyring', 'D-Bus'],
    ['a locked wallet', 'linux', 'locked', KDE, 'unlock', 'KWallet'],
    ['a keyring that waits for its user', 'linux', 'silent', GNOME, 'unlock', 'GNOME Keyring'],
    ['an unknown key', 'linux', 'unknown', { ...GNOME, services: [] }, 'install-keyring', 'GNOME Keyring'],
    ['a Keychain whose user said no', 'darwin', 'refused', GNOME, 'allow', 'Keychain'],
    ['a Keychain that cannot be had', 'darwin', 'locked', GNOME, 'allow', 'Keychain'],
    ['Windows', 'win32', 'refused', GNOME, 'unknown', undefined],
  ])('%s', (_what, platform, answer, desktop, advice, keyring) => {
    expect(keyStoreAdvice(platform, answer, desktop)).toEqual({ advice, ...(keyring && { keyring }) });
  });
});

describe('what is known of the desktop', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'lectern-desktop-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test('is read from the environment and from the session bus’s folders', () => {
    const services = join(folder, 'dbus-1/services');
    mkdirSync(services, { recursive: true });
    writeFileSync(join(services, 'secrets.service'), '[D-BUS Service]\nName=org.freedesktop.secrets\nExec=/bin/x\n');
    writeFileSync(join(services, 'notes.txt'), 'Name=org.example.notes\n');
    const env = {
      XDG_CURRENT_DESKTOP: 'ubuntu:GNOME',
      DBUS_SESSION_BUS_ADDRESS: 'unix:path=/x',
      XDG_DATA_DIRS: folder,
      HOME: '/nonexistent',
    };
    expect(readDesktop(env)).toEqual(GNOME);
  });

  test('is nothing where nothing is there', () => {
    expect(readDesktop({ XDG_DATA_DIRS: join(folder, 'none') })).toEqual({ name: '', hasBus: false, services: [] });
  });
});
