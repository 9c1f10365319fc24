import './choice.css';
import { cdxIconCheck, cdxIconExpand } from '@wikimedia/codex-icons';
import { Button, ListBox, ListBoxItem, Popover, Select, SelectValue } from 'react-aria-components';
import { Icon } from './Icon.tsx';

export type Option<V extends string> = { readonly value: V; readonly label: string };

type Props<V extends string> = {
  /** Its name to a screen reader. */
  readonly label: string;
  readonly value: V;
  readonly options: readonly Option<V>[];
  readonly onChoose: (value: V) => void;
};

/** One of a few, on one line: a quiet button that says what is chosen, and its list. */
export function Choice<V extends string>({ label, value, options, onChoose }: Props<V>) {
  const take = (key: unknown) => {
    const chosen = options.find((option) => option.value === key);
    if (chosen) onChoose(chosen.value);
  };
  return (
    <Select className="choice" aria-label={label} value={value} onChange={take}>
      <Button className="choice-button">
        <SelectValue className="choice-value" />
        <Icon icon={cdxIconExpand} size={12} />
      </Button>
      <Popover className="popover choice-popover" placement="bottom start">
        <ListBox className="choice-list" items={options.map((option) => ({ id: option.value, ...option }))}>
          {(option) => (
            <ListBoxItem className="choice-option" id={option.value} textValue={option.label}>
              <bdi>{option.label}</bdi>
              <Icon icon={cdxIconCheck} size={14} />
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  );
}
