import './add-wiki.css';
import { useState } from 'react';
import type { SiteId } from '../../shared/models.ts';
import { useServices } from '../services.ts';
import { isolated } from '../ui/isolated.ts';
import { ModalPanel } from '../ui/ModalPanel.tsx';
import { AddressForm } from './AddressForm.tsx';
import { FoundWikiPanel } from './FoundWikiPanel.tsx';
import { useFindWiki } from './use-find-wiki.ts';
import { useSites } from './use-sites.ts';

type Props = {
  readonly onClose: () => void;
  /** A wiki is in use that was not before: what comes next is to search it. */
  readonly onDone: () => void;
};

/** From the address of any page to a wiki that can be searched and read. */
export function AddWikiDialog({ onClose, onDone }: Props) {
  const { notices } = useServices();
  const { choose, addAndChoose } = useSites();
  const { finding, find, reset } = useFindWiki();
  const [address, setAddress] = useState('');

  function add(site: SiteId, name: string): void {
    void addAndChoose(site);
    notices.getState().flash(`${isolated(name)} was added and is searched now.`);
    onDone();
  }
  function read(site: SiteId): void {
    void choose(site);
    onDone();
  }

  return (
    <ModalPanel label="Add a wiki" onClose={onClose}>
      {finding.step === 'found' ? (
        <FoundWikiPanel
          wiki={finding.wiki}
          onAdd={() => add(finding.wiki.site, finding.wiki.name)}
          onBack={reset}
          onCancel={onClose}
        />
      ) : (
        <AddressForm
          address={address}
          finding={finding}
          onAddress={(text) => {
            setAddress(text);
            if (finding.step !== 'asking') reset();
          }}
          onFind={() => void find(address)}
          onRead={read}
          onCancel={onClose}
        />
      )}
    </ModalPanel>
  );
}
