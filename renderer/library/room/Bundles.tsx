import { useId, useState } from 'react';
import { useStore } from 'zustand';
import type { LibrarySizes } from '../../../shared/library-models.ts';
import { useServices } from '../../services.ts';
import { Button } from '../../ui/Button.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { failureText } from '../../ui/failure-text.ts';
import { type BundleState, cancelBundle, exportBundle, importBundle } from './bundle-store.ts';
import { bundleText, busyText, picturesLabel, skippedText, stoppedText } from './bundle-text.ts';

const PAGES = [
  { value: 'saved', label: 'Saved pages' },
  { value: 'all', label: 'All pages' },
  { value: 'none', label: 'No pages' },
] as const;

/** Taking the library along, and taking over what was brought. */
export function Bundles({ sizes }: { readonly sizes: LibrarySizes | undefined }) {
  const { client, bundles: store } = useServices();
  const { busy, outcome } = useStore(store);
  const [lists, setLists] = useState(true);
  const [history, setHistory] = useState(true);
  const [pages, setPages] = useState<(typeof PAGES)[number]['value']>('saved');
  const [pictures, setPictures] = useState(true);
  const id = useId();
  const isNothing = !(lists || history || pages !== 'none');

  return (
    <section className="room-section" aria-labelledby={id}>
      <h2 id={id}>Take it with you</h2>
      <p>One file with what you choose: your lists and history, and pages that open without a network anywhere.</p>
      <div className="room-export">
        <label>
          <input type="checkbox" checked={lists} onChange={(event) => setLists(event.currentTarget.checked)} />
          Reading lists
        </label>
        <label>
          <input type="checkbox" checked={history} onChange={(event) => setHistory(event.currentTarget.checked)} />
          History
        </label>
        <Choice label="Which pages" value={pages} options={PAGES} onChoose={setPages} />
        {pages !== 'none' && (
          <label>
            <input type="checkbox" checked={pictures} onChange={(event) => setPictures(event.currentTarget.checked)} />
            {picturesLabel(sizes)}
          </label>
        )}
      </div>
      <div className="room-actions">
        {busy ? (
          <Button ref={takeFocus} onClick={() => void cancelBundle(store, client)}>
            Cancel
          </Button>
        ) : (
          <>
            <Button
              disabled={isNothing}
              onClick={() => void exportBundle(store, client, { lists, history, pages, pictures })}
            >
              Export…
            </Button>
            <Button onClick={() => void importBundle(store, client)}>Import…</Button>
          </>
        )}
      </div>
      <div role="status">
        {busy && <p className="room-said">{busyText(busy)}</p>}
        {outcome && <Said outcome={outcome} />}
      </div>
    </section>
  );
}

/** It stands for whichever button was pressed. */
function takeFocus(button: HTMLButtonElement | null): void {
  if (document.activeElement === document.body) button?.focus({ preventScroll: true });
}

function Said({ outcome }: { readonly outcome: NonNullable<BundleState['outcome']> }) {
  const { now } = useServices();
  if (outcome.did === 'stopped') return <p className="room-said">{stoppedText(outcome.what)}</p>;
  if (outcome.did === 'failure') {
    const { title, sentence } = failureText(outcome.failure, now());
    return (
      <p className="room-said">
        <strong>{title}.</strong> {sentence}
      </p>
    );
  }
  const { did, report } = outcome;
  return (
    <>
      <p className="room-said">{bundleText(did, report)}</p>
      {report.skipped.length > 0 && (
        <details className="saving-failures">
          <summary>What was left out</summary>
          <ul>
            {report.skipped.map(({ what, why }) => (
              <li key={`${what} ${why}`}>
                <bdi className="saving-failed-page">{what}</bdi>
                <span>{skippedText(why)}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
