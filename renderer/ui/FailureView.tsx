import './failure.css';
import type { Failure } from '../../shared/failures.ts';
import { useNavigation, useServices, useSite } from '../services.ts';
import { Button } from './Button.tsx';
import { failureText } from './failure-text.ts';
import { useFocusOnOpen } from './use-focus-on-open.ts';
import { useNow } from './use-now.ts';
import { useOpenExternal } from './use-open-external.ts';

type Props = {
  readonly failure: Failure;
  readonly onRetry: () => void;
  /** What to look for instead, where that could help. */
  readonly query?: string | undefined;
};

/** Stands where a page would: what happened, and what to do about it. */
export function FailureView({ failure, onRetry, query }: Props) {
  const heading = useFocusOnOpen<HTMLHeadingElement>();
  const limited = failure.code === 'limited';
  const now = useNow(limited ? 1000 : undefined);
  const { title, sentence, remedy } = failureText(failure, now);
  const canGoBack = useNavigation(({ history }) => history.past.length > 0);
  const { navigation, diagnostics } = useServices();
  const site = useSite();
  const openOutside = useOpenExternal();
  const { go, dispatch } = navigation.getState();
  return (
    <section className="failure">
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      <p>{sentence}</p>
      <div className="failure-actions">
        {remedy === 'retry' && (
          <Button look="filled" onClick={onRetry} disabled={limited && failure.until > now}>
            Try again
          </Button>
        )}
        {remedy === 'search' && query !== undefined && (
          <Button look="filled" onClick={() => go({ kind: 'results', site, query })}>
            Search for “{shortened(query)}”
          </Button>
        )}
        {failure.code === 'web-only' && (
          <Button look="filled" onClick={() => openOutside(failure.url)} title={failure.url}>
            Open on the web
          </Button>
        )}
        {canGoBack && <Button onClick={() => dispatch({ type: 'back' })}>Go back</Button>}
        {remedy === 'retry' && (
          <Button look="plain" onClick={() => diagnostics.getState().show()}>
            Diagnostics
          </Button>
        )}
      </div>
    </section>
  );
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39).trimEnd()}…` : text;
}
