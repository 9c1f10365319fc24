import type { AuthView } from '../../shared/models.ts';
import { momentText } from '../ui/time-text.ts';
import { keyStoreName, strengthWords } from './key-store-text.ts';

/** Which, how strong, since when, and what is in it. */
export function KeyStoreFacts({ view: { keyStore, accounts } }: { readonly view: AuthView }) {
  const kept = accounts.filter((account) => account.kept).length;
  return (
    <dl className="panel-facts">
      {keyStore.name !== '' && keyStore.strength !== 'none' && (
        <>
          <dt>Key store</dt>
          <dd>{keyStoreName(keyStore)}</dd>
        </>
      )}
      <dt>Protection</dt>
      <dd>{strengthWords(keyStore)}</dd>
      <dt>Kept here</dt>
      <dd>{kept === 0 ? 'Nothing' : kept === 1 ? 'One account' : `${kept} accounts`}</dd>
      {keyStore.since !== undefined && (
        <>
          <dt>Under this key since</dt>
          <dd>{momentText(keyStore.since)}</dd>
        </>
      )}
    </dl>
  );
}
