import { useState } from 'react';
import { Button } from './Button.tsx';

type Props = {
  readonly label: string;
  /** What the button says when it has been pressed once: the second press counts. */
  readonly question: string;
  readonly onConfirm: () => void;
};

/** For what cannot be taken back: asks once more where it stands, until the person looks elsewhere. */
export function ConfirmButton({ label, question, onConfirm }: Props) {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button
        className={asking ? 'button outlined asking' : 'button outlined'}
        onBlur={() => setAsking(false)}
        onClick={({ detail }) => {
          // A double click is one press to whoever makes it.
          if (detail > 1) return;
          if (asking) onConfirm();
          setAsking(!asking);
        }}
      >
        {asking ? question : label}
      </Button>
      <span className="visually-hidden" role="status">
        {asking && question}
      </span>
    </>
  );
}
