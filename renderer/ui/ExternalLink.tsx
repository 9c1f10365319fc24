import type { ReactNode } from 'react';
import { useOpenExternal } from './use-open-external.ts';

type Props = { readonly href: string; readonly title?: string; readonly children: ReactNode };

/** A link to the web: opens in the system's browser. */
export function ExternalLink({ href, title, children }: Props) {
  const open = useOpenExternal();
  return (
    <a
      className="text-link"
      href={href}
      title={title}
      rel="noreferrer noopener"
      onClick={(event) => {
        event.preventDefault();
        open(href);
      }}
      onAuxClick={(event) => event.preventDefault()}
    >
      {children}
    </a>
  );
}
