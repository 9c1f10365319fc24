import './diagnostics.css';
import { useEffect, useState } from 'react';
import { diagnosticsSections } from '../../shared/diagnostics-text.ts';
import type { BridgeFailure, CopyFailure } from '../../shared/failures.ts';
import type { DiagnosticsView } from '../../shared/models.ts';
import type { Result } from '../../shared/result.ts';
import { useServices } from '../services.ts';
import { Button } from '../ui/Button.tsx';
import { failureText } from '../ui/failure-text.ts';
import { ModalPanel } from '../ui/ModalPanel.tsx';
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
    <ModalPanel label="Diagnostics" width="wide" onClose={onClose}>
      <div className="diagnostics">
        <h1>Diagnostics</h1>
        <p>
          How Lectern reaches its wikis and where signing in stands, for when something does not work. The pages you
          read and your name are not in it.
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
    </ModalPanel>
  );
}
