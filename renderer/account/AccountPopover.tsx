import {
  cdxIconAdd,
  cdxIconBook,
  cdxIconEyeClosed,
  cdxIconInfo,
  cdxIconLinkExternal,
  cdxIconLogOut,
  cdxIconUserGroup,
} from '@wikimedia/codex-icons';
import type { RefObject } from 'react';
import { Dialog, Popover } from 'react-aria-components';
import { useStore } from 'zustand';
import type { AuthView } from '../../shared/models.ts';
import { useAuth, useServices } from '../services.ts';
import { useSignIn } from '../sign-in/use-sign-in.ts';
import { Icon } from '../ui/Icon.tsx';
import { AccountNotes } from './AccountNotes.tsx';
import { OtherAccounts } from './OtherAccounts.tsx';
import { useOpenGrants } from './use-open-grants.ts';

type Props = {
  readonly trigger: RefObject<HTMLButtonElement | null>;
  readonly onClose: () => void;
};

/** Who is reading, who else is here, and the ways to everything about it. */
export function AccountPopover({ trigger, onClose }: Props) {
  const view = useAuth();
  const { client, diagnostics, panels, navigation, privately } = useServices();
  const readsPrivately = useStore(privately, ({ on }) => on);
  const openGrants = useOpenGrants();
  const { open, add } = useSignIn();
  if (!view || (view.session.state === 'signed-out' && view.accounts.length === 0)) return null;
  const signedIn = view.session.state === 'signed-in';
  const thenClose = (act: () => void) => () => {
    onClose();
    act();
  };
  return (
    <Popover
      className="popover account-popover"
      triggerRef={trigger}
      isOpen
      placement="bottom end"
      onOpenChange={onClose}
    >
      <Dialog className="popover-dialog" aria-label="Account">
        <Who view={view} />
        <AccountNotes view={view} onKeyStore={thenClose(() => panels.getState().show('key-store'))} />
        <OtherAccounts accounts={view.accounts} onDone={onClose} />
        <div className="account-actions">
          <button type="button" onClick={thenClose(() => navigation.getState().go({ kind: 'library', part: 'pages' }))}>
            <Icon icon={cdxIconBook} size={16} />
            Library
          </button>
          <button
            type="button"
            onClick={thenClose(() => void (readsPrivately ? privately.getState().end() : privately.getState().begin()))}
          >
            <Icon icon={cdxIconEyeClosed} size={16} />
            {readsPrivately ? 'End private reading' : 'Read privately'}
          </button>
          <button type="button" onClick={thenClose(signedIn ? add : () => open(view))}>
            <Icon icon={cdxIconAdd} size={16} />
            {signInLabel(view.signIn.step, signedIn)}
          </button>
          <button type="button" onClick={thenClose(() => panels.getState().show('accounts'))}>
            <Icon icon={cdxIconUserGroup} size={16} />
            Accounts and sign-in…
          </button>
          <button type="button" onClick={thenClose(openGrants)}>
            <Icon icon={cdxIconLinkExternal} size={16} />
            Manage access on the web
          </button>
          <button type="button" onClick={thenClose(() => diagnostics.getState().show())}>
            <Icon icon={cdxIconInfo} size={16} />
            Diagnostics
          </button>
          {signedIn && (
            <button type="button" onClick={thenClose(() => void client.auth.signOut())}>
              <Icon icon={cdxIconLogOut} size={16} />
              Sign out
            </button>
          )}
        </div>
      </Dialog>
    </Popover>
  );
}

function signInLabel(step: AuthView['signIn']['step'], signedIn: boolean): string {
  if (step === 'waiting' || step === 'exchanging') return 'Finish signing in';
  return signedIn ? 'Add another account' : 'Sign in';
}

function Who({ view: { session } }: { readonly view: AuthView }) {
  const signedIn = session.state === 'signed-in';
  return (
    <div className="account-who">
      <h2>{signedIn ? <bdi>{session.name}</bdi> : 'Signed out'}</h2>
      <p>
        {signedIn
          ? `Signed in at ${session.issuerHost}${session.kind === 'personal-token' ? ' with a personal API token' : ''}`
          : 'You read without an account.'}
      </p>
    </div>
  );
}
