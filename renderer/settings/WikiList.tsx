import { cdxIconCheck, cdxIconClose } from '@wikimedia/codex-icons';
import { Button, GridList, GridListHeader, GridListItem, GridListSection } from 'react-aria-components';
import type { WikiView } from '../../shared/models.ts';
import { useSite, useWikis } from '../services.ts';
import { Icon } from '../ui/Icon.tsx';
import { wikiOf } from './wiki-names.ts';

type Props = {
  readonly onChoose: (wiki: WikiView) => void;
  readonly onRemove: (wiki: WikiView) => void;
  readonly autoFocus: boolean;
};

/** Wikipedia, what was added, and Wikipedia's sisters. An added one can be removed here. */
export function WikiList({ onChoose, onRemove, autoFocus }: Props) {
  const wikis = useWikis();
  const current = wikiOf(wikis, useSite());
  const [first, ...others] = wikis;
  const groups = [
    { label: 'Wiki', wikis: first ? [first] : [] },
    { label: 'Added by you', wikis: others.filter(({ added }) => added) },
    { label: 'Sister projects', wikis: others.filter(({ added }) => !added) },
  ].filter((group) => group.wikis.length > 0);
  const choose = (family: string) => {
    const wiki = wikis.find((candidate) => candidate.family === family);
    if (wiki) onChoose(wiki);
  };
  return (
    <GridList
      className="wiki-list"
      aria-label="Wikis"
      autoFocus={autoFocus}
      onAction={(family) => choose(String(family))}
    >
      {groups.map((group) => (
        <GridListSection key={group.label} aria-label={group.label}>
          {group.label !== 'Wiki' && <GridListHeader className="group-label">{group.label}</GridListHeader>}
          {group.wikis.map((wiki) => (
            <WikiRow key={wiki.family} wiki={wiki} current={wiki === current} onRemove={() => onRemove(wiki)} />
          ))}
        </GridListSection>
      ))}
    </GridList>
  );
}

type RowProps = { readonly wiki: WikiView; readonly current: boolean; readonly onRemove: () => void };

function WikiRow({ wiki: { family, name, host, added }, current, onRemove }: RowProps) {
  return (
    <GridListItem
      id={family}
      textValue={name}
      aria-label={current ? `${name}, chosen` : name}
      className="site-row wiki-row"
    >
      <bdi className="wiki-name" title={added ? `${name} (${host})` : undefined}>
        {name}
      </bdi>
      {current && <Icon icon={cdxIconCheck} size={14} />}
      {added && (
        <Button className="wiki-remove" aria-label={`Remove ${name}`} onPress={onRemove}>
          <Icon icon={cdxIconClose} size={12} />
        </Button>
      )}
    </GridListItem>
  );
}
