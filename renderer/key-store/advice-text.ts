import type { KeyStoreView } from '../../shared/models.ts';
import { assertNever } from '../../shared/result.ts';

/** What the person can do about it; undefined where nothing needs doing. */
export function adviceText({ advice, keyring, trouble }: KeyStoreView): string | undefined {
  switch (advice) {
    case 'none':
      return undefined;
    case 'start-keyring':
      return startText(keyring);
    case 'install-keyring':
      return keyring === 'KWallet'
        ? 'Install KWallet (the package is called kwalletmanager), switch it on in the system settings, then try again.'
        : 'Install GNOME Keyring (the package is called gnome-keyring), log out of your desktop and in again, then try again.';
    case 'unlock':
      return `Unlock ${keyring ?? 'the key store'}, then try again. Where it asks for a password, that is usually the one of your login.`;
    case 'allow':
      return `Try again, and let Lectern use ${keyring ?? 'the key store'} when the system asks.`;
    case 'unknown':
      return ownWords(trouble) ? undefined : 'Try again later; if it stays so, the diagnostics say more.';
    default:
      return assertNever(advice);
  }
}

/** What the trouble itself says is all there is to say. */
function ownWords(trouble: KeyStoreView['trouble']): boolean {
  return trouble === 'changed' || trouble === 'damaged' || trouble === 'newer';
}

function startText(keyring: string | undefined): string {
  switch (keyring) {
    case 'D-Bus':
      return 'There is no session bus (D-Bus) here, without which no keyring can be reached. Start Lectern from within your desktop, then it finds one.';
    case 'KWallet':
      return 'KWallet is installed, but it is not running or is switched off. Switch it on in the system settings, then try again.';
    default:
      return `${keyring ?? 'A keyring'} is installed, but it is not running. Start it, or log out of your desktop and in again, then try again.`;
  }
}
