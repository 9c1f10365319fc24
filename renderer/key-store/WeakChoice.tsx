import { Button } from '../ui/Button.tsx';

type Props = {
  readonly on: boolean;
  readonly onChoose: (on: boolean) => void;
};

/** To be kept signed in where nothing protects that: a person's own choice, which can be taken back. */
export function WeakChoice({ on, onChoose }: Props) {
  return (
    <section className="weak-choice">
      <p>
        {on
          ? 'You are kept signed in without protection. Taking that back forgets what is on the disk at once.'
          : 'If this computer is yours alone and its disk is encrypted, you may choose to be kept signed in all the same. Any program that can read your files could then read as you.'}
      </p>
      <Button onClick={() => onChoose(!on)}>
        {on ? 'Stop keeping me signed in' : 'Keep me signed in all the same'}
      </Button>
    </section>
  );
}
