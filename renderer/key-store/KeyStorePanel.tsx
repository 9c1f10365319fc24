import './key-store.css';
import type { AuthView } from '../../shared/models.ts';
import { SealedAside } from '../account/SealedAside.tsx';
import { useAuth } from '../services.ts';
import { useSignIn } from '../sign-in/use-sign-in.ts';
import { Button } from '../ui/Button.tsx';
import { ModalPanel } from '../ui/ModalPanel.tsx';
import { adviceText } from './advice-text.ts';
import { KeyStoreFacts } from './KeyStoreFacts.tsx';
import { isWorthARetry, isWorthAWord, keyStoreText, protectsLittle } from './key-store-text.ts';
import { type Said, useKeyStoreCalls } from './use-key-store-calls.ts';
import { WeakChoice } from './WeakChoice.tsx';

/** What protects the session on this computer, how well, and what the person can do about it. */
export function KeyStorePanel({ onClose }: { readonly onClose: () => void }) {
  const view = useAuth();
  const { said, retry, keepWeakly } = useKeyStoreCalls();
  if (!view) return null;
  const { keyStore } = view;
  const { title, sentence } = keyStoreText(keyStore);
  const advice = adviceText(keyStore);
  const mayHelp = isWorthAWord(keyStore) && isWorthARetry(keyStore);
  return (
    <ModalPanel label="Key store" onClose={onClose}>
      <h1>{title}</h1>
      <p>{sentence}</p>
      <KeyStoreFacts view={view} />
      {advice !== undefined && (
        <p className="key-store-advice">
          <strong>What you can do.</strong> {advice}
        </p>
      )}
      {protectsLittle(keyStore) && <WeakChoice on={keyStore.keepsWeakly} onChoose={keepWeakly} />}
      <div className="key-store-said" role="status">
        <SaidLine said={said} />
      </div>
      <div className="panel-actions">
        {mayHelp && (
          <Button look="filled" autoFocus aria-disabled={said === 'asking'} onClick={retry}>
            Try again
          </Button>
        )}
        <SignInAgain view={view} onClose={onClose} />
        <Button look="plain" className="button plain end" autoFocus={!mayHelp} onClick={onClose}>
          Close
        </Button>
      </div>
      <SealedAside view={view} />
    </ModalPanel>
  );
}

function SaidLine({ said }: { readonly said: Said }) {
  if (said === 'nothing') return null;
  if (said === 'asking') return <p className="panel-looking">Asking the key store…</p>;
  return <p className={`panel-said ${said.good ? 'good' : 'bad'}`}>{said.text}</p>;
}

/** The other way, where what is kept cannot be read. */
function SignInAgain({ view, onClose }: { readonly view: AuthView; readonly onClose: () => void }) {
  const { again } = useSignIn();
  const { session } = view;
  if (session.state === 'signed-in' || session.reason !== 'unreadable-tokens') return null;
  const signIn = () => {
    onClose();
    again(view);
  };
  return <Button onClick={signIn}>Sign in again</Button>;
}
