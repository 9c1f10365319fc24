import { cdxIconCheck, cdxIconCopy } from '@wikimedia/codex-icons';
import { useState } from 'react';
import type { RedirectKind } from '../../shared/models.ts';
import { useServices } from '../services.ts';
import { IconButton } from '../ui/Button.tsx';
import { failureText } from '../ui/failure-text.ts';

type Props = { readonly kind: RedirectKind; readonly uri: string };

/** What is to be entered at the registration, to the letter; main copies it. */
export function RedirectUri({ kind, uri }: Props) {
  const { client, notices, now } = useServices();
  const [copied, setCopied] = useState<RedirectKind | undefined>(undefined);
  const isCopied = copied === kind;
  async function copy(): Promise<void> {
    const answer = await client.auth.copyRedirectUri({ redirect: kind });
    if (answer.ok) setCopied(kind);
    else notices.getState().flash(failureText(answer.failure, now()).sentence);
  }
  return (
    <span className="redirect-uri">
      <code dir="ltr">{uri}</code>
      <IconButton
        icon={isCopied ? cdxIconCheck : cdxIconCopy}
        label={isCopied ? 'Copied' : 'Copy'}
        size={16}
        onClick={() => void copy()}
      />
      <span className="visually-hidden" role="status">
        {isCopied && 'Copied'}
      </span>
    </span>
  );
}
