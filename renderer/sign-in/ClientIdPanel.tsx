import { cdxIconCheck, cdxIconCopy } from '@wikimedia/codex-icons';
import { type FormEvent, useRef, useState } from 'react';
import type { AuthView } from '../../shared/models.ts';
import { useServices } from '../services.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { failureText } from '../ui/failure-text.ts';
import { Panel } from './Panel.tsx';
import { useSignIn } from './use-sign-in.ts';

type Props = {
  readonly view: AuthView;
  /** Where another client id is known already: back to what was there, with the new one or without. */
  readonly onDone?: (() => void) | undefined;
};

/** A build without a client id reads at once; signing in needs one, and this says how to get it. */
export function ClientIdPanel({ view, onDone }: Props) {
  const { client, navigation, auth, notices, now } = useServices();
  const { start } = useSignIn();
  const [id, setId] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const host = new URL(view.client.registrationUrl).host;

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (id.trim() === '') return refuse('Enter the client id that the wiki gave you.');
    const answer = await client.auth.setClientId({ clientId: id.trim() });
    if (answer.ok) auth.getState().take(answer.value);
    else {
      const { sentence } = failureText(answer.failure, now());
      if (!holdsAllTheSame(answer.failure.code)) return refuse(sentence);
      notices.getState().flash(sentence);
    }
    onDone?.();
    start();
  }

  function refuse(sentence: string): void {
    setProblem(sentence);
    input.current?.focus();
  }

  async function openRegistration(): Promise<void> {
    const answer = await client.auth.openRegistration();
    if (!answer.ok) setProblem(failureText(answer.failure, now()).sentence);
  }

  return (
    <Panel key="client" title={onDone ? 'Change the client id' : 'Signing in needs a client id'}>
      <p>
        {view.client.source === 'none'
          ? 'This copy of Lectern is not registered with the wiki yet. Reading works without; to sign in, register it once.'
          : 'The wiki must know this copy of Lectern under the id that is entered here.'}
      </p>
      <ol className="steps">
        <li className="step now">
          <span className="step-mark" aria-hidden="true">
            1
          </span>
          <span>
            <button type="button" className="text-link" onClick={openRegistration}>
              Open the registration page
            </button>{' '}
            at {host}. Choose OAuth 2.0, and leave “confidential” unchecked.
          </span>
        </li>
        <li className="step now">
          <span className="step-mark" aria-hidden="true">
            2
          </span>
          <span>
            As callback address, enter exactly this:
            <RedirectUri uri={view.client.redirectUris[view.client.redirect]} />
          </span>
        </li>
        <li className="step now">
          <span className="step-mark" aria-hidden="true">
            3
          </span>
          <span>Copy the client id that you are given, and paste it here. There is no secret to enter.</span>
        </li>
      </ol>
      <form className="panel-form" onSubmit={save}>
        <label htmlFor="client-id">Client id</label>
        <input
          ref={input}
          id="client-id"
          type="text"
          value={id}
          autoComplete="off"
          spellCheck={false}
          maxLength={256}
          placeholder="32 letters and digits"
          aria-invalid={problem !== undefined}
          aria-describedby="client-problem"
          onChange={(event) => {
            setId(event.currentTarget.value);
            setProblem(undefined);
          }}
        />
        <div id="client-problem" role="status">
          {problem && <p className="panel-said bad">{problem}</p>}
        </div>
        <div className="panel-actions">
          <Button look="filled" type="submit">
            Save and sign in
          </Button>
          <Button
            look="plain"
            className="button plain end"
            onClick={onDone ?? (() => navigation.getState().dispatch({ type: 'leave' }))}
          >
            {onDone ? 'Keep the present one' : 'Not now'}
          </Button>
        </div>
      </form>
    </Panel>
  );
}

/** The id is in use until the app quits, though it could not be written down: this panel is over by then. */
function holdsAllTheSame(code: string): boolean {
  return code === 'settings-unwritable' || code === 'settings-newer';
}

function RedirectUri({ uri }: { readonly uri: string }) {
  const code = useRef<HTMLElement>(null);
  const [copied, setCopied] = useState(false);
  return (
    <span className="redirect-uri">
      <code ref={code}>{uri}</code>
      <IconButton
        icon={copied ? cdxIconCheck : cdxIconCopy}
        label={copied ? 'Copied' : 'Copy'}
        size={16}
        onClick={() => setCopied(copyTextOf(code.current))}
      />
    </span>
  );
}

/** Selects and copies. The page has no permission for the asynchronous clipboard, and needs none for this. */
function copyTextOf(element: HTMLElement | null): boolean {
  if (!element) return false;
  getSelection()?.selectAllChildren(element);
  return document.execCommand('copy');
}
