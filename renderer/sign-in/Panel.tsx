import '../ui/panel.css';
import type { ReactNode } from 'react';
import { Button } from '../ui/Button.tsx';
import { useFocusOnOpen } from '../ui/use-focus-on-open.ts';
import { useSignIn } from './use-sign-in.ts';

type Props = { readonly title: string; readonly children: ReactNode };

/** Says in a sentence what is happening and what the person can do. */
export function Panel({ title, children }: Props) {
  const heading = useFocusOnOpen<HTMLHeadingElement>();
  return (
    <section className="panel" aria-label={title}>
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {children}
    </section>
  );
}

/** The way out, to where the person was before. What is under way goes on. */
export function LeaveButton({ children }: { readonly children: string }) {
  const { leave } = useSignIn();
  return <EndButton onClick={leave}>{children}</EndButton>;
}

/** The quiet last button of a row. */
export function EndButton({ onClick, children }: { readonly onClick: () => void; readonly children: string }) {
  return (
    <Button look="plain" className="button plain end" onClick={onClick}>
      {children}
    </Button>
  );
}
