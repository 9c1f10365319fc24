import './keep.css';
import '../library/library.css';
import type { RefObject } from 'react';
import { Dialog, Popover } from 'react-aria-components';
import type { PageName } from '../../shared/library-models.ts';
import { assertNever } from '../../shared/result.ts';
import { ListChoice } from '../lists/ListChoice.tsx';
import { printKeyLabel } from '../navigation/shortcuts.ts';
import { usePaper } from '../paper/use-paper.ts';
import { useServices } from '../services.ts';
import { Button } from '../ui/Button.tsx';
import { failureText } from '../ui/failure-text.ts';
import { momentText } from '../ui/time-text.ts';
import { PicturesChoice } from './PicturesChoice.tsx';
import type { PageState } from './page-state.ts';
import { useSaving } from './use-saving.ts';

type Props = {
  readonly page: PageName;
  readonly state: PageState;
  readonly trigger: RefObject<HTMLButtonElement | null>;
  readonly onClose: () => void;
};

/** Saving the page, with which pictures, the lists that it is on, and paper. */
export function KeepPopover({ page, state, trigger, onClose }: Props) {
  const { save, release } = useSaving();
  const { print, savePdf } = usePaper();
  const { info } = useServices();
  const onPaper = (put: () => Promise<void>) => {
    onClose();
    void put();
  };
  const { title, sentence } = useWords(state);
  const isWished = state.is === 'saving' || state.is === 'waiting';
  const { site, title: name } = page;
  return (
    <Popover className="popover keep-popover" triggerRef={trigger} isOpen placement="bottom end" onOpenChange={onClose}>
      <Dialog className="popover-dialog keep-dialog" aria-label="Save and lists">
        <section className="keep-part">
          <h2>{title}</h2>
          <p>{sentence}</p>
          <PicturesChoice />
          {state.is === 'saved' ? (
            <Button autoFocus onClick={() => void release([{ site, title: name }])}>
              Do not keep saved
            </Button>
          ) : (
            <Button
              look="filled"
              autoFocus
              // A button that is disabled lets the focus go.
              aria-disabled={isWished}
              onClick={() => !isWished && void save({ kind: 'page', site, title: name })}
            >
              Save for offline
            </Button>
          )}
        </section>
        <section className="keep-part" aria-label="Reading lists">
          <h3 className="group-label">On your lists</h3>
          <ListChoice pages={[page]} />
        </section>
        <section className="keep-part" aria-label="On paper">
          <h3 className="group-label">On paper</h3>
          <div className="keep-paper">
            <Button title={`Print (${printKeyLabel(info.platform)})`} onClick={() => onPaper(print)}>
              Print…
            </Button>
            <Button onClick={() => onPaper(savePdf)}>Save as PDF…</Button>
          </div>
        </section>
      </Dialog>
    </Popover>
  );
}

function useWords(state: PageState): { readonly title: string; readonly sentence: string } {
  const { now } = useServices();
  switch (state.is) {
    case 'saved':
      return {
        title: 'Saved',
        sentence: `It opens without a network and never makes room. Saved ${momentText(state.at)}.`,
      };
    case 'saving':
      return { title: 'Saving…', sentence: 'You can go on reading meanwhile.' };
    case 'waiting':
      return {
        title: 'Waiting',
        sentence: state.why === 'offline' ? 'It is saved when you are online.' : 'It is saved when saving goes on.',
      };
    case 'failed': {
      const [first] = state.job.failures;
      return { title: 'Could not be saved', sentence: first ? failureText(first.failure, now()).sentence : '' };
    }
    case 'unsaved':
      return {
        title: 'Keep this page',
        sentence: 'Saved pages open without a network, with their pictures, and never make room.',
      };
    default:
      return assertNever(state);
  }
}
