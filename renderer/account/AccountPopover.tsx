import {
  cdxIconInfo,
  cdxIconLinkExternal,
  cdxIconLock,
  cdxIconLogOut,
  cdxIconNetworkOff,
} from '@wikimedia/codex-icons';
import type { RefObject } from 'react';
import { Dialog, Popover } from 'react-aria-components';
import { useAuth, useServices } from '../services.ts';
import { keptSentence } from '../sign-in/sign-in-text.ts';
import { Icon } from '../ui/Icon.tsx';
import { useOpenGrants } from './use-open-grants.ts';

type Props = {
  readonly trigger: RefObject<HTMLButtonElement | null>;
  readonly onClose: () => void;
};

export function AccountPopover({ trigger, onClose }: Props) {
  const view = useAuth();
  const { client, diagnostics } = useServices();
  const openGrants = useOpenGrants();
  if (view?.session.state !== 'signed-in') return null;
  const { session, keyStore } = view;
  const thenClose = (act: () => void) => () => {
    act();
    onClose();
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
        <div className="account-who">
          <h2>
            <bdi>{session.name}</bdi>
          </h2>
          <p>Signed in at {session.issuerHost}</p>
        </div>
        <div className="account-notes">
          {session.connection === 'offline' && (
            <p>
              <Icon icon={cdxIconNetworkOff} size={16} />
              {session.issuerHost} cannot be reached just now. You stay signed in.
            </p>
          )}
          <p>
            <Icon icon={cdxIconLock} size={16} />
            {keptSentence(session, keyStore)}
          </p>
        </div>
        <div className="account-actions">
          <button type="button" onClick={thenClose(openGrants)}>
            <Icon icon={cdxIconLinkExternal} size={16} />
            Manage access on the web
          </button>
          <button type="button" onClick={thenClose(() => diagnostics.getState().show())}>
            <Icon icon={cdxIconInfo} size={16} />
            Diagnostics
          </button>
          <button type="button" onClick={thenClose(() => void client.auth.signOut())}>
            <Icon icon={cdxIconLogOut} size={16} />
            Sign out
          </button>
        </div>
      </Dialog>
    </Popover>
  );
}
