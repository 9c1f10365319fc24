import { type FormEvent, useRef, useState } from 'react';
import type { RedirectKind } from '../../shared/models.ts';
import { useServices } from '../services.ts';
import { Button } from '../ui/Button.tsx';
import { failureText } from '../ui/failure-text.ts';
import { EndButton } from './Panel.tsx';
import { useBack } from './use-back.ts';
import { useSignIn } from './use-sign-in.ts';

/** Takes a client id and tries it at once. @param redirect the kind it was registered with. */
export function ClientForm({ redirect }: { readonly redirect: RedirectKind }) {
  const { client, auth, notices, now } = useServices();
  const { start, show } = useSignIn();
  const back = useBack();
  const [id, setId] = useState('');
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const input = useRef<HTMLInputElement>(null);

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (id.trim() === '') return refuse('Enter the client id that the wiki gave you.');
    const answer = await client.auth.setClientId({ clientId: id.trim(), redirect });
    if (answer.ok) auth.getState().take(answer.value);
    else {
      const { sentence } = failureText(answer.failure, now());
      // What is secret does not stay on the screen either.
      if (answer.failure.code === 'client-secret-pasted') setId('');
      if (!holdsAllTheSame(answer.failure.code)) return refuse(sentence);
      notices.getState().flash(sentence);
    }
    show();
    start();
  }

  function refuse(sentence: string): void {
    setProblem(sentence);
    input.current?.focus();
  }

  return (
    <form className="panel-form" onSubmit={save}>
      <label htmlFor="client-id">Client id</label>
      <input
        ref={input}
        id="client-id"
        type="text"
        dir="ltr"
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
        <EndButton onClick={back}>Not now</EndButton>
      </div>
    </form>
  );
}

/** The id is in use until the app quits, though it could not be written down: this panel is over by then. */
function holdsAllTheSame(code: string): boolean {
  return code === 'settings-unwritable' || code === 'settings-newer';
}
