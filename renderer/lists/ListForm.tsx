import { type FormEvent, useState } from 'react';
import type { Failure } from '../../shared/failures.ts';
import type { ReadingList } from '../../shared/library-models.ts';
import type { Result } from '../../shared/result.ts';
import { Button } from '../ui/Button.tsx';
import { failureText } from '../ui/failure-text.ts';

type Props = {
  readonly name?: string | undefined;
  readonly description?: string | undefined;
  /** Whether it also asks for a description. */
  readonly described?: boolean;
  readonly submit: string;
  readonly onSubmit: (name: string, description: string) => Promise<Result<ReadingList, Failure>>;
  readonly onDone: (list?: ReadingList) => void;
};

/** Name and description of a list. What is wrong with them is said where they are written. */
export function ListForm({ name = '', description = '', described = true, submit, onSubmit, onDone }: Props) {
  const [said, setSaid] = useState<string | undefined>(undefined);
  async function send(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const answer = await onSubmit(textOf(data, 'name'), textOf(data, 'description'));
    if (answer.ok) onDone(answer.value);
    else setSaid(failureText(answer.failure, 0).sentence);
  }
  return (
    <form
      className="library-form"
      onSubmit={(event) => void send(event)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        // The popover or panel around it stays.
        event.stopPropagation();
        event.preventDefault();
        onDone();
      }}
    >
      <label>
        Name
        <input
          name="name"
          dir="auto"
          defaultValue={name}
          maxLength={200}
          autoComplete="off"
          // biome-ignore lint/a11y/noAutofocus: somebody has just asked for the form
          autoFocus
          aria-invalid={said !== undefined}
        />
      </label>
      {described && (
        <label>
          Description
          <textarea name="description" dir="auto" rows={2} defaultValue={description} maxLength={2000} />
        </label>
      )}
      {said !== undefined && (
        <p className="library-form-said" role="alert">
          {said}
        </p>
      )}
      <Button type="submit" look={described ? 'filled' : 'outlined'}>
        {submit}
      </Button>
      <Button look="plain" onClick={() => onDone()}>
        Cancel
      </Button>
    </form>
  );
}

function textOf(data: FormData, name: string): string {
  const value = data.get(name);
  return typeof value === 'string' ? value.trim() : '';
}
