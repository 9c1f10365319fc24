import '../ui/panel.css';
import './diagnostics.css';
import { type KeyboardEvent, useEffect, useState } from 'react';
import { Dialog, Modal, ModalOverlay } from 'react-aria-components';
import { diagnosticsSections } from '../../shared/diagnostics-text.ts';
import type { BridgeFailure, CopyFailure } from '../../shared/failures.ts';
import type { DiagnosticsView } from '../../shared/models.ts';
import type { Result } from '../../shared/result.ts';
import { useServices } from '../services.ts';
import { Button } from '../ui/Button.tsx';
import { failureText } from '../ui/failure-text.ts';
import { DiagnosticsLines } from './DiagnosticsLines.tsx';
import { localMoment } from './local-moment.ts';

/** What to look at, and to pass on, when something does not work. */
export function DiagnosticsDialog({ onClose }: { readonly onClose: () => void }) {
  const { client, now } = useServices();
  const [view, setView] = useState<Result<DiagnosticsView, BridgeFailure>>();
  const [copied, setCopied] = useState<Result<null, CopyFailure | BridgeFailure>>();
  useEffect(() => {
    let wanted = true;
    void client.diagnostics.view().then((answer) => wanted && setView(answer));
    return () => {
      wanted = false;
    };
  }, [client]);

  return (
    <ModalOverlay className="diagnostics-veil" isOpen isDismissable onOpenChange={onClose}>
      <Modal className="diagnostics-modal">
        <Dialog className="panel diagnostics" aria-label="Diagnostics">
          {/* biome-ignore lint/a11y/noStaticElementInteractions: it hears the keys of what is in it and does nothing itself */}
          <div onKeyDown={keepShortcuts}>
            <h1>Diagnostics</h1>
            <p>
              How Lectern reaches its wikis, for when something does not work. The pages you read and your name are not
              in it.
            </p>
            {view?.ok === false && <p className="panel-said">{failureText(view.failure, now()).sentence}</p>}
            {view?.ok &&
              diagnosticsSections(view.value, localMoment).map((section) => (
                <DiagnosticsLines key={section.title} section={section} />
              ))}
            <div className="diagnostics-said" role="status">
              {copied?.ok && <p className="panel-said good">Copied. Paste it wherever you ask for help.</p>}
              {copied?.ok === false && <p className="panel-said">{failureText(copied.failure, now()).sentence}</p>}
            </div>
            <div className="panel-actions">
              <Button look="filled" autoFocus onClick={() => void client.diagnostics.copy().then(setCopied)}>
                Copy
              </Button>
              <Button look="plain" className="button plain end" onClick={onClose}>
                Close
              </Button>
            </div>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

/** Keys that lead somewhere else in the window lead nowhere while this is in front of it. */
function keepShortcuts(event: KeyboardEvent): void {
  if (event.altKey || event.ctrlKey || event.metaKey || event.key === '/') event.stopPropagation();
}
