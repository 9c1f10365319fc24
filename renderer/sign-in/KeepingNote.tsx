import { cdxIconLock } from '@wikimedia/codex-icons';
import type { KeyStoreView } from '../../shared/models.ts';
import { isWorthAWord } from '../key-store/key-store-text.ts';
import { useServices } from '../services.ts';
import { Icon } from '../ui/Icon.tsx';
import { keepingPromise } from './sign-in-text.ts';

type Props = {
  readonly keyStore: KeyStoreView;
  /** In place of the sentence about the password. */
  readonly children?: string | undefined;
};

/** What becomes of what the person is about to trust Lectern with. Where there is more to say, the way there. */
export function KeepingNote({ keyStore, children = 'Lectern never sees your password.' }: Props) {
  const { panels } = useServices();
  return (
    <p className="panel-note">
      <Icon icon={cdxIconLock} size={16} />
      <span>
        {children} {keepingPromise(keyStore)}
        {isWorthAWord(keyStore) && (
          <>
            {' '}
            <button type="button" className="text-link" onClick={() => panels.getState().show('key-store')}>
              What you can do
            </button>
          </>
        )}
      </span>
    </p>
  );
}
