import { initialOf } from './account-text.ts';

type Props = { readonly name: string; readonly away?: boolean | undefined };

/** The round mark of an account in a list. @param away whether nobody is read as by it now */
export function Avatar({ name, away }: Props) {
  return (
    <span className="avatar small" data-away={away || undefined} aria-hidden="true">
      {initialOf(name)}
    </span>
  );
}
