import './sign-in-links.css';
import { useRef } from 'react';
import type { HandlerView } from '../../shared/models.ts';
import { useServices } from '../services.ts';
import { Button } from '../ui/Button.tsx';
import { failureText } from '../ui/failure-text.ts';
import { ModalPanel } from '../ui/ModalPanel.tsx';
import { comesBack, ownerSentence, takingSentence, undoing } from './handler-text.ts';
import { useHandler } from './use-handler.ts';

/** Which program gets what the browser opens after "Allow", and the way to make it this one, or not any more. */
export function SignInLinksDialog({ onClose }: { readonly onClose: () => void }) {
  const { info, now } = useServices();
  const { view, failure, busy, take, remove, look } = useHandler();
  const close = useRef<HTMLButtonElement>(null);
  // What was pressed may be gone when it is done.
  const then = (done: Promise<boolean>) => void done.then(() => close.current?.focus());
  const obstacle = view && !comesBack(view.owner) ? view.obstacle : undefined;
  const said = failure ?? (obstacle && { code: 'handler-not-changed' as const, why: obstacle });

  return (
    <ModalPanel label="Sign-in links" onClose={onClose}>
      <h1>Sign-in links</h1>
      <p>
        Once you choose <strong>Allow</strong>, your browser follows a link to Lectern
        {view && (
          <>
            {' '}
            (<code>{view.scheme}:</code>)
          </>
        )}
        , and your system decides which program opens it.
      </p>
      <div className="links-said" role="status">
        {view && <p className={`panel-said ${comesBack(view.owner) ? 'good' : ''}`}>{ownerSentence(view.owner)}</p>}
        {said && <p className="panel-said">{failureText(said, now()).sentence}</p>}
      </div>
      {view && <More view={view} />}
      <div className="panel-actions">
        {view && canBeTaken(view) && (
          <Button look="filled" disabled={busy} onClick={() => then(take())}>
            Bring them here
          </Button>
        )}
        {view?.removable && (
          <Button disabled={busy} onClick={() => then(remove())}>
            {undoing(info.platform).label}
          </Button>
        )}
        {view?.owner.kind === 'unknown' && (
          <Button disabled={busy} onClick={look}>
            Ask again
          </Button>
        )}
        <Button ref={close} look="plain" className="button plain end" autoFocus onClick={onClose}>
          Close
        </Button>
      </div>
    </ModalPanel>
  );
}

function canBeTaken({ owner, obstacle }: HandlerView): boolean {
  return obstacle === undefined && !comesBack(owner);
}

function More({ view }: { readonly view: HandlerView }) {
  const { info } = useServices();
  return (
    <div className="links-more">
      {canBeTaken(view) && !view.removable && <p>{takingSentence(info.platform)}</p>}
      {view.removable && <p>{undoing(info.platform).sentence}</p>}
      {!comesBack(view.owner) && view.obstacle !== 'browser-command' && (
        <p>Or sign in without: copy the link in your browser, and choose “Paste the address” where Lectern waits.</p>
      )}
      {view.quoted && comesBack(view.owner) && (
        <p>
          Lectern lies at a path with a space or a sign in it that some browsers on plain desktops stumble over. If a
          sign-in does not come back, move Lectern to a folder with a plainer name.
        </p>
      )}
    </div>
  );
}
