import '../ui/panel.css';
import type { ReactNode } from 'react';
import { useFocusOnOpen } from '../ui/use-focus-on-open.ts';

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
