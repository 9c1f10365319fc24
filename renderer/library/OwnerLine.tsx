import { useAuth } from '../services.ts';

type Props = {
  /** Stands before the name of whoever is signed in. */
  readonly of: string;
  /** What is said where nobody is. */
  readonly nobody: string;
};

/** Whose what is below is, where that is a question. */
export function OwnerLine({ of, nobody }: Props) {
  const session = useAuth()?.session;
  return (
    <p className="library-count">
      {session?.state === 'signed-in' ? (
        <>
          {of} <bdi>{session.name}</bdi>
        </>
      ) : (
        nobody
      )}
    </p>
  );
}
