import './account.css';
import { cdxIconUserAvatarOutline } from '@wikimedia/codex-icons';
import { lazy, type ReactNode, Suspense, useEffect, useRef, useState } from 'react';
import type { AuthView } from '../../shared/models.ts';
import { useAuth, useEntry } from '../services.ts';
import { useSignIn } from '../sign-in/use-sign-in.ts';
import { Icon } from '../ui/Icon.tsx';
import { initialOf } from './account-text.ts';

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
  if (view.session.state === 'signed-in') return <SignedIn session={view.session} />;
  // Somebody else is here who could be read as at once.
  if (view.accounts.some(({ active }) => !active)) return <SignedOutWithOthers />;
  return <SignedOut view={view} wasSignedIn={wasSignedIn.current} />;
}

function SignedIn({ session }: { readonly session: Extract<AuthView['session'], { state: 'signed-in' }> }) {
  const { name, connection } = session;
  const trouble = connection === 'offline' ? 'offline' : connection === 'refusing' ? 'not renewed' : undefined;
  return (
    <PopoverButton
      className="avatar"
      label={trouble === undefined ? `Account: ${name}` : `Account: ${name}, ${trouble}`}
      title={name}
      offline={trouble !== undefined}
    >
      {initialOf(name)}
    </PopoverButton>
  );
}

function SignedOutWithOthers() {
  return (
    <PopoverButton className="sign-in-button" label="Accounts: signed out" title="Accounts">
      <Icon icon={cdxIconUserAvatarOutline} size={18} />
      <span>Signed out</span>
    </PopoverButton>
  );
}

type PopoverButtonProps = {
  readonly className: string;
  readonly label: string;
  readonly title: string;
  readonly offline?: boolean;
  readonly children: ReactNode;
};

function PopoverButton({ className, label, title, offline, children }: PopoverButtonProps) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  return (
    <>
      <button
        ref={button}
        type="button"
        className={className}
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-label={label}
        title={title}
        data-offline={offline || undefined}
        onClick={() => setOpen(true)}
      >
        {children}
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
  const here = location.kind === 'sign-in';
  const label = labelOf(view, here);
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

function labelOf({ signIn, session }: AuthView, here: boolean): string {
  const busy = signIn.step === 'waiting' || signIn.step === 'exchanging';
  if (busy && !here) return 'Finish signing in';
  const over = session.state === 'signed-out' && session.reason !== 'never' && session.reason !== 'by-user';
  return over ? 'Sign in again' : 'Sign in';
}
