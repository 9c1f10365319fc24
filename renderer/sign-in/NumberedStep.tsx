import type { ReactNode } from 'react';

type Props = { readonly number: number; readonly children: ReactNode };

/** One thing to do out of several, with room for a button or an address. */
export function NumberedStep({ number, children }: Props) {
  return (
    <li className="step now">
      <span className="step-mark" aria-hidden="true">
        {number}
      </span>
      <div className="step-body">{children}</div>
    </li>
  );
}
