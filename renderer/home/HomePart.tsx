import type { ReactNode } from 'react';
import { useOpen } from '../navigation/use-open.ts';

type Props = {
  readonly id: string;
  readonly title: string;
  /** Where all of it is, and what the way there is called. */
  readonly part: 'lists' | 'history' | 'pages';
  readonly more: string;
  readonly children: ReactNode;
};

/** A group of home's, with the way to the rest of it. */
export function HomePart({ id, title, part, more, children }: Props) {
  const open = useOpen();
  return (
    <section aria-labelledby={id}>
      <div className="home-head">
        <h2 className="group-label" id={id}>
          {title}
        </h2>
        <button type="button" className="home-more" {...open({ kind: 'library', part })}>
          {more}
        </button>
      </div>
      {children}
    </section>
  );
}
