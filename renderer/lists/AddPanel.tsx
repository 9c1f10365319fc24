import './lists.css';
import '../library/library.css';
import type { PageName } from '../../shared/library-models.ts';
import { Button } from '../ui/Button.tsx';
import { ModalPanel } from '../ui/ModalPanel.tsx';
import { countText } from '../ui/size-text.ts';
import { ListChoice } from './ListChoice.tsx';

type Props = { readonly pages: readonly PageName[]; readonly onClose: () => void };

/** Which lists some pages belong on. */
export function AddPanel({ pages, onClose }: Props) {
  return (
    <ModalPanel label="Add to a list" onClose={onClose}>
      <h1>Add to a list</h1>
      <p>{pages.length === 1 ? <bdi>{pages[0]?.title}</bdi> : countText(pages.length, 'page')}</p>
      <ListChoice pages={pages} />
      <div className="panel-actions">
        <Button className="button outlined end" onClick={onClose}>
          Done
        </Button>
      </div>
    </ModalPanel>
  );
}
