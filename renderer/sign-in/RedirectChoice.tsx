import { Radio, RadioGroup } from 'react-aria-components';
import type { RedirectKind } from '../../shared/models.ts';

type Props = {
  readonly chosen: RedirectKind;
  readonly onChoose: (kind: RedirectKind) => void;
};

const KINDS: readonly { readonly kind: RedirectKind; readonly name: string; readonly meaning: string }[] = [
  {
    kind: 'scheme',
    name: 'By Lectern’s own kind of link',
    meaning: 'The usual way. Until the wiki’s staff approve it, only you can use it.',
  },
  {
    kind: 'loopback',
    name: 'By a port of this computer',
    meaning: 'Where links do not find the way to Lectern. Wikimedia approves it at once.',
  },
];

/** How the browser's answer comes back: it stands in the registration, and cannot be changed there later. */
export function RedirectChoice({ chosen, onChoose }: Props) {
  return (
    <RadioGroup
      className="redirect-choice"
      aria-label="How the browser comes back"
      value={chosen}
      onChange={(value) => onChoose(value === 'loopback' ? 'loopback' : 'scheme')}
    >
      {KINDS.map(({ kind, name, meaning }) => (
        <Radio key={kind} className="redirect-kind" value={kind}>
          <span className="redirect-mark" aria-hidden="true" />
          <span>
            <span className="redirect-name">{name}</span>
            <small>{meaning}</small>
          </span>
        </Radio>
      ))}
    </RadioGroup>
  );
}
