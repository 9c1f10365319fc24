import type { ReactNode } from 'react';

/** Looks like a link of the page; the reading document's stylesheet knows no buttons. */
const LIKE_A_LINK = {
  padding: 0,
  border: 0,
  background: 'none',
  color: 'var(--link)',
  font: 'inherit',
  textDecoration: 'underline',
} as const;

/** A button inside of the reading document. */
export function TextButton({ onPress, children }: { readonly onPress: () => void; readonly children: ReactNode }) {
  return (
    <button type="button" style={LIKE_A_LINK} onClick={onPress}>
      {children}
    </button>
  );
}
