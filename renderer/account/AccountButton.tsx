import './account.css';
import { cdxIconUserAvatarOutline } from '@wikimedia/codex-icons';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import type { AuthView } from '../../shared/models.ts';
import { useAuth, useEntry } from '../services.ts';
import { useSignIn } from '../sign-in/use-sign-in.ts';
import { Icon } from '../ui/Icon.tsx';

const AccountPopover = lazy(() =>
  import('./AccountPopover.tsx').then(({ AccountPopover }) => ({ default: AccountPopover })),
);

/** Who is reading, at the right end of the bar. Nothing until main has said. */
export function AccountButton() {
  const view = useAuth();
  const signedIn = view?.session.state === 'signed-in';
  const wasSignedIn = useRef(false);
  useEffect(() => {
    wasSignedIn.current = signedIn;
  }, [signedIn]);
  if (!view) return null;
  return view.session.state === 'signed-in' ? (
    <SignedIn name={view.session.name} view={view} />
  ) : (
    <SignedOut view={view} wasSignedIn={wasSignedIn.current} />
  );
}

function SignedIn({ name, view }: { readonly name: string; readonly view: AuthView }) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const initial = [...new Intl.Segmenter().segment(name)][0]?.segment.toLocaleUpperCase() ?? '?';
  const offline = view.session.state === 'signed-in' && view.session.connection === 'offline';
  return (
    <>
      <button
        ref={button}
        type="button"
        className="avatar"
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-label={offline ? `Account: ${name}, offline` : `Account: ${name}`}
        title={name}
        data-offline={offline || undefined}
        onClick={() => setOpen(true)}
      >
        {initial}
      </button>
      {open && (
        <Suspense fallback={null}>
          <AccountPopover trigger={button} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}

function SignedOut({ view, wasSignedIn }: { readonly view: AuthView; readonly wasSignedIn: boolean }) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // Whoever signed out here had the focus in what is gone now.
    if (wasSignedIn && document.activeElement === document.body) button.current?.focus();
  }, [wasSignedIn]);
  const { location } = useEntry();
  const { open } = useSignIn();
  const busy = view.signIn.step === 'waiting' || view.signIn.step === 'exchanging';
  const here = location.kind === 'sign-in';
  const label = busy && !here ? 'Finish signing in' : 'Sign in';
  return (
    <button
      ref={button}
      type="button"
      className="sign-in-button"
      aria-current={here ? 'page' : undefined}
      title={label}
      onClick={() => open(view)}
    >
      <Icon icon={cdxIconUserAvatarOutline} size={18} />
      <span>{label}</span>
    </button>
  );
}
