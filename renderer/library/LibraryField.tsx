import { cdxIconClose, cdxIconSearch } from '@wikimedia/codex-icons';
import { useRef } from 'react';
import { IconButton } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';

type Props = {
  readonly label: string;
  readonly text: string;
  readonly onType: (text: string) => void;
};

/** The field that looks through one part of the library while somebody types. Escape empties it. */
export function LibraryField({ label, text, onType }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const clear = () => {
    onType('');
    input.current?.focus();
  };
  return (
    <search className="library-field">
      <Icon icon={cdxIconSearch} size={17} />
      <input
        ref={input}
        type="search"
        aria-label={label}
        placeholder={label}
        dir="auto"
        autoComplete="off"
        spellCheck={false}
        maxLength={512}
        value={text}
        onChange={(event) => onType(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || text === '' || event.nativeEvent.isComposing) return;
          event.preventDefault();
          clear();
        }}
      />
      {text !== '' && <IconButton icon={cdxIconClose} size={14} label="Empty the field" onClick={clear} />}
    </search>
  );
}
