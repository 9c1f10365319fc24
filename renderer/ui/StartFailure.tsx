import './failure.css';
import type { Failure } from '../../shared/failures.ts';
import { failureText } from './failure-text.ts';

/** All there is to show when main does not answer at the start. */
export function StartFailure({ failure }: { readonly failure: Failure }) {
  const { title, sentence } = failureText(failure, Date.now());
  return (
    <main className="failure">
      <h1>{title}</h1>
      <p>{sentence} Quit Lectern and start it again.</p>
    </main>
  );
}
