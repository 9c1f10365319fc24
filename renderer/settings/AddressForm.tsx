import { type FormEvent, useLayoutEffect, useRef } from 'react';
import type { SiteId } from '../../shared/models.ts';
import { Button } from '../ui/Button.tsx';
import { useNow } from '../ui/use-now.ts';
import { discoveryText } from './discovery-text.ts';
import type { Finding } from './use-find-wiki.ts';

type Props = {
  readonly address: string;
  readonly finding: Exclude<Finding, { step: 'found' }>;
  readonly onAddress: (text: string) => void;
  readonly onFind: () => void;
  /** Goes to a wiki that is there already. */
  readonly onRead: (site: SiteId) => void;
  readonly onCancel: () => void;
};

export function AddressForm({ address, finding, onAddress, onFind, onRead, onCancel }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const failure = finding.step === 'failed' ? finding.failure : undefined;
  const known = failure?.code === 'site-known' ? failure : undefined;
  const limited = failure?.code === 'limited' ? failure : undefined;
  const now = useNow(limited ? 1000 : undefined);
  const looking = finding.step === 'looking';
  const waiting = limited !== undefined && limited.until > now;

  // In the moment in which the sentence appears: what was typed is likely to be mended or replaced.
  useLayoutEffect(() => {
    if (failure) input.current?.select();
  }, [failure]);

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (looking || waiting) return;
    if (address.trim() === '') input.current?.focus();
    else if (known) onRead(known.site);
    else onFind();
  }

  return (
    <>
      <h1>Add a wiki</h1>
      <p>
        Lectern reads any wiki that runs on MediaWiki, the software of Wikipedia. Paste the address of one of its pages.
      </p>
      <form className="panel-form wiki-form" onSubmit={submit}>
        <label htmlFor="wiki-address">Address of a page</label>
        <input
          ref={input}
          id="wiki-address"
          type="text"
          inputMode="url"
          dir="ltr"
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          maxLength={2048}
          placeholder="https://wiki.example.org/wiki/Gardens"
          // biome-ignore lint/a11y/noAutofocus: the dialog opens to be written in
          autoFocus
          readOnly={looking}
          value={address}
          aria-invalid={failure !== undefined && !known}
          aria-describedby="wiki-said"
          onChange={(event) => onAddress(event.currentTarget.value)}
        />
        <div id="wiki-said" role="status">
          {looking && <p className="wiki-looking">Asking what is there…</p>}
          {failure && <Said text={discoveryText(failure, now)} good={known !== undefined} />}
        </div>
        <div className="panel-actions">
          <Button look="filled" type="submit" aria-disabled={looking || waiting}>
            {known ? 'Read it' : failure && !waiting ? 'Try again' : 'Find the wiki'}
          </Button>
          <Button look="plain" className="button plain end" onClick={onCancel}>
            Cancel
          </Button>
        </div>
      </form>
    </>
  );
}

type SaidProps = { readonly text: { readonly title: string; readonly sentence: string }; readonly good: boolean };

function Said({ text: { title, sentence }, good }: SaidProps) {
  return (
    <p className={`panel-said${good ? ' good' : ''}`}>
      <strong>{title}.</strong> {sentence}
    </p>
  );
}
