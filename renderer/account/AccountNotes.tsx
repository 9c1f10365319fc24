import { cdxIconAlert, cdxIconClock, cdxIconLock, cdxIconNetworkOff, cdxIconReload } from '@wikimedia/codex-icons';
import type { AuthView } from '../../shared/models.ts';
import { isWorthAWord } from '../key-store/key-store-text.ts';
import { useServices } from '../services.ts';
import { sessionEndedText, skewText } from '../sign-in/session-text.ts';
import { keptSentence } from '../sign-in/sign-in-text.ts';
import { Icon } from '../ui/Icon.tsx';

/** A clock that is off by less (ms) bothers nobody. */
const WORTH_SAYING = 5 * 60_000;

type Props = { readonly view: AuthView; readonly onKeyStore: () => void };

/** How the session is, in at most a few lines. */
export function AccountNotes({ view, onKeyStore }: Props) {
  const { now } = useServices();
  const { session, keyStore, clock } = view;
  if (session.state === 'signed-out') {
    if (session.reason === 'never' || session.reason === 'by-user') return null;
    return (
      <div className="account-notes">
        <p>
          <Icon icon={cdxIconAlert} size={16} />
          {sessionEndedText(session.reason, view, now())}
        </p>
      </div>
    );
  }
  return (
    <div className="account-notes">
      {session.connection === 'offline' && (
        <p>
          <Icon icon={cdxIconNetworkOff} size={16} />
          {session.issuerHost} cannot be reached just now. You stay signed in.
        </p>
      )}
      {session.connection === 'refusing' && (
        <p>
          <Icon icon={cdxIconAlert} size={16} />
          {session.issuerHost} does not take the form in which Lectern asks to renew your session. A newer version of
          Lectern may help. You stay signed in; until then pages may come without your account.
        </p>
      )}
      {session.connection === 'refreshing' && (
        <p>
          <Icon icon={cdxIconReload} size={16} />
          Your session is being renewed.
        </p>
      )}
      {clock && Math.abs(clock.skewMs) >= WORTH_SAYING && (
        <p>
          <Icon icon={cdxIconClock} size={16} />
          This computer’s clock is {skewText(clock.skewMs)}. Lectern allows for that.
        </p>
      )}
      <p>
        <Icon icon={cdxIconLock} size={16} />
        <span>
          {keptSentence(session, keyStore)}{' '}
          <button type="button" className="text-link" onClick={onKeyStore}>
            {isWorthAWord(keyStore) ? 'What you can do' : 'Key store'}
          </button>
        </span>
      </p>
    </div>
  );
}
