import './sign-in-links.css';
import { useRef, useState } from 'react';
import { useServices } from '../services.ts';
import { failureText } from '../ui/failure-text.ts';
import { waitingSentence } from './handler-text.ts';
import { useHandler } from './use-handler.ts';

/** A quiet line for somebody who waits for a sign-in that the system would bring elsewhere. Nothing where it comes back. */
export function SignInLinksLine() {
  const { links, now } = useServices();
  const { view, failure, busy, take } = useHandler();
  const [taken, setTaken] = useState(false);
  const details = useRef<HTMLButtonElement>(null);
  const sentence = view && waitingSentence(view.owner);
  if (!view || (sentence === undefined && !taken)) return null;

  async function bringHere(): Promise<void> {
    if (!(await take())) return;
    setTaken(true);
    // The button that was pressed is gone.
    details.current?.focus();
  }

  return (
    <div className="links-line">
      <p role="status">
        {failure
          ? failureText(failure, now()).sentence
          : (sentence ?? 'From now on your system brings sign-ins back to Lectern.')}
      </p>
      {sentence !== undefined && view.obstacle === undefined && (
        <button type="button" className="text-link" disabled={busy} onClick={() => void bringHere()}>
          Bring them here
        </button>
      )}
      <button ref={details} type="button" className="text-link" onClick={() => links.getState().show()}>
        Details
      </button>
    </div>
  );
}
