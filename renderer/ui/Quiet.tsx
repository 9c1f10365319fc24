import './quiet.css';
import type { ReactNode } from 'react';
import type { Failure } from '../../shared/failures.ts';
import { Button } from './Button.tsx';
import { failureText } from './failure-text.ts';
import { useNow } from './use-now.ts';

/** What stands where rows would: that there are none yet, and what makes some. */
export function Empty({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <div className="quiet">
      <p className="quiet-title">{title}</p>
      {children !== undefined && <div className="quiet-more">{children}</div>}
    </div>
  );
}

/** Part of a view that could not be had: why, and the way to try again. The rest of the view stays. */
export function Unavailable({ failure, onRetry }: { readonly failure: Failure; readonly onRetry: () => void }) {
  const now = useNow(undefined);
  const { title, sentence, remedy } = failureText(failure, now);
  return (
    <div className="quiet" role="alert">
      <p className="quiet-title">{title}</p>
      <div className="quiet-more">
        <p>{sentence}</p>
        {remedy === 'retry' && <Button onClick={onRetry}>Try again</Button>}
      </div>
    </div>
  );
}
