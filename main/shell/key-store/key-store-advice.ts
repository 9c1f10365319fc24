import type { KeyStoreFacts } from '../../auth/ports.ts';

/** What can be known of a Linux desktop's keyrings without asking or starting any. */
export type Desktop = {
  /** `XDG_CURRENT_DESKTOP`: names separated by colons (`ubuntu:GNOME`). */
  readonly name: string;
  /** Whether there is a session bus at all: no keyring can be reached without one. */
  readonly hasBus: boolean;
  /** The names that the session bus starts programs for (`org.freedesktop.secrets`). */
  readonly services: readonly string[];
};

type Advice = Pick<KeyStoreFacts, 'advice' | 'keyring'>;

/** https://specifications.freedesktop.org/secret-service/latest/ */
const SECRET_SERVICE = 'org.freedesktop.secrets';
const WALLETS: ReadonlySet<string> = new Set(['org.kde.kwalletd5', 'org.kde.kwalletd6', 'org.kde.secretservicecompat']);
const NONE: Advice = { advice: 'none' };

/**
 * What a person can do about a key store.
 * @param answer what it did when it was asked: whether it encrypted, and how well; `locked` is "available: no" or "for the
 *   moment: no", `refused` a no to encrypting.
 */
export function keyStoreAdvice(
  platform: NodeJS.Platform,
  answer: KeyStoreFacts['strength'] | 'locked' | 'refused' | 'silent',
  desktop: Desktop,
): Advice {
  if (answer === 'strong') return NONE;
  if (platform === 'darwin') return { advice: answer === 'silent' ? 'unlock' : 'allow', keyring: 'Keychain' };
  if (platform !== 'linux') return { advice: 'unknown' };
  const keyring = isKde(desktop) ? 'KWallet' : 'GNOME Keyring';
  if (answer === 'locked' || answer === 'refused' || answer === 'silent') return { advice: 'unlock', keyring };
  if (!desktop.hasBus) return { advice: 'start-keyring', keyring: 'D-Bus' };
  return { advice: isInstalled(desktop) ? 'start-keyring' : 'install-keyring', keyring };
}

function isKde({ name }: Desktop): boolean {
  return name.toUpperCase().split(':').includes('KDE');
}

/** On KDE the wallet counts, which may be installed and switched off; elsewhere whatever offers the secret service. */
function isInstalled(desktop: Desktop): boolean {
  const { services } = desktop;
  return services.includes(SECRET_SERVICE) || (isKde(desktop) && services.some((service) => WALLETS.has(service)));
}
