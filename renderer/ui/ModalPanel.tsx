import './panel.css';
import './modal-panel.css';
import type { KeyboardEvent, ReactNode } from 'react';
import { Dialog, Modal, ModalOverlay } from 'react-aria-components';

type Props = {
  readonly label: string;
  /** `wide` for what is read in lines rather than filled in. */
  readonly width?: 'wide' | undefined;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** A panel in front of the window: Escape and a press beside it close it, and the focus stays inside. */
export function ModalPanel({ label, width, onClose, children }: Props) {
  return (
    <ModalOverlay className="veil" isOpen isDismissable onOpenChange={onClose}>
      <Modal className="veil-panel" data-width={width}>
        <Dialog className="panel" aria-label={label}>
          {/* biome-ignore lint/a11y/noStaticElementInteractions: it hears the keys of what is in it and does nothing itself */}
          <div onKeyDown={keepShortcuts}>{children}</div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

/** Keys that lead somewhere else in the window lead nowhere while this is in front of it. */
function keepShortcuts(event: KeyboardEvent): void {
  if (event.altKey || event.ctrlKey || event.metaKey || event.key === '/') event.stopPropagation();
}
