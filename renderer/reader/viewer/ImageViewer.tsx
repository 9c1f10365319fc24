import './viewer.css';
import { cdxIconClose, cdxIconNext, cdxIconPrevious, cdxIconZoomIn, cdxIconZoomOut } from '@wikimedia/codex-icons';
import { useEffect, useRef, useState } from 'react';
import type { Direction, SiteId } from '../../../shared/models.ts';
import { IconButton } from '../../ui/Button.tsx';
import { Credits } from './Credits.tsx';
import { PictureStage } from './PictureStage.tsx';
import { type Picture, stepped, type ViewerKey, viewerKey } from './pictures.ts';
import { useZoom } from './use-zoom.ts';
import { type Size, STEP } from './zoom.ts';

type Props = {
  readonly pictures: readonly Picture[];
  readonly start: number;
  readonly site: SiteId;
  /** Of the article's words. */
  readonly language: string;
  readonly direction: Direction;
  readonly onClose: () => void;
};

/**
 * The article's pictures over the whole window, one at a time. A modal dialog: the browser keeps the focus inside,
 * and Escape closes it.
 */
export function ImageViewer({ pictures, start, onClose, ...about }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [at, setAt] = useState(start);
  useEffect(() => {
    dialog.current?.showModal();
    // On no button: keys are for the picture, until Tab is pressed.
    dialog.current?.focus();
  }, []);
  const picture = pictures[at];
  return (
    <dialog ref={dialog} className="viewer" aria-label="Picture" tabIndex={-1} onClose={onClose}>
      {picture && (
        <Shown
          key={at}
          {...about}
          picture={picture}
          at={at}
          count={pictures.length}
          onStep={setAt}
          onClose={() => dialog.current?.close()}
          dialog={dialog}
        />
      )}
    </dialog>
  );
}

type ShownProps = Pick<Props, 'site' | 'language' | 'direction' | 'onClose'> & {
  readonly picture: Picture;
  readonly at: number;
  readonly count: number;
  readonly onStep: (at: number) => void;
  readonly dialog: React.RefObject<HTMLDialogElement | null>;
};

function Shown({ picture, at, count, onStep, onClose, dialog, site, language, direction }: ShownProps) {
  const [natural, setNatural] = useState<Size>({ width: picture.width * 4, height: picture.height * 4 });
  const zoom = useZoom(natural);
  const act = (key: ViewerKey) => {
    if (key === 'in') zoom.by(STEP);
    else if (key === 'out') zoom.by(1 / STEP);
    else if (key === 'whole') zoom.reset();
    else onStep(stepped(at, count, key));
  };
  useKeys(dialog, act);
  const words = picture.caption || picture.alt;
  return (
    <>
      <header className="viewer-head">
        <p className="viewer-count" aria-live="polite">
          {at + 1} of {count}
        </p>
        <IconButton icon={cdxIconZoomOut} label="Smaller" onClick={() => act('out')} disabled={zoom.look.scale === 1} />
        <IconButton icon={cdxIconZoomIn} label="Larger" onClick={() => act('in')} />
        <IconButton icon={cdxIconClose} label="Close" onClick={onClose} />
      </header>
      <PictureStage picture={picture} zoom={zoom} onSize={setNatural} onClose={onClose} />
      {count > 1 && (
        <>
          <Step icon={cdxIconPrevious} label="Previous picture" onClick={() => act('previous')} disabled={at === 0} />
          <Step icon={cdxIconNext} label="Next picture" onClick={() => act('next')} disabled={at === count - 1} />
        </>
      )}
      <footer className="viewer-foot">
        {words !== '' && (
          <p className="viewer-caption" lang={language} dir={direction}>
            {words}
          </p>
        )}
        {picture.filePage !== undefined && <Credits site={site} file={picture.filePage} />}
      </footer>
    </>
  );
}

type StepProps = Pick<React.ComponentProps<typeof IconButton>, 'icon' | 'label' | 'onClick' | 'disabled'>;

function Step(props: StepProps) {
  return (
    <div className="viewer-step">
      <IconButton {...props} size={24} />
    </div>
  );
}

/** Keys work wherever in the viewer the focus is. */
function useKeys(dialog: React.RefObject<HTMLDialogElement | null>, act: (key: ViewerKey) => void): void {
  const latest = useRef(act);
  latest.current = act;
  useEffect(() => {
    const host = dialog.current;
    if (!host) return;
    const onKeyDown = (event: globalThis.KeyboardEvent) => {
      const key = viewerKey(event);
      if (!key) return;
      event.preventDefault();
      latest.current(key);
    };
    host.addEventListener('keydown', onKeyDown);
    return () => host.removeEventListener('keydown', onKeyDown);
  }, [dialog]);
}
