import { cdxIconLock } from '@wikimedia/codex-icons';
import type { FoundWiki } from '../../shared/models.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { languageName } from './wiki-names.ts';

type Props = {
  readonly wiki: FoundWiki;
  readonly onAdd: () => void;
  readonly onBack: () => void;
  readonly onCancel: () => void;
};

/** What was found, before anything is kept. */
export function FoundWikiPanel({ wiki: { name, host, language, licence }, onAdd, onBack, onCancel }: Props) {
  return (
    <>
      <h1 className="found-name">
        <bdi>{name}</bdi>
      </h1>
      <p role="status">This wiki can be searched and read in Lectern.</p>
      <dl className="found-facts">
        <dt>Address</dt>
        <dd>{host}</dd>
        <dt>Language</dt>
        <dd>
          <bdi>{languageName(language)}</bdi>
        </dd>
        {licence && (
          <>
            <dt>Licence</dt>
            <dd>
              <bdi>{licence.title}</bdi>
            </dd>
          </>
        )}
      </dl>
      <div className="panel-actions">
        <Button look="filled" autoFocus onClick={onAdd}>
          Add this wiki
        </Button>
        <Button onClick={onBack}>Another address</Button>
        <Button look="plain" className="button plain end" onClick={onCancel}>
          Cancel
        </Button>
      </div>
      <p className="panel-note">
        <Icon icon={cdxIconLock} size={18} />
        Its pages and pictures are read from {host}, without your Wikipedia account.
      </p>
    </>
  );
}
