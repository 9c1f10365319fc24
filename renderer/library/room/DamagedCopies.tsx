import type { LibrarySizes } from '../../../shared/library-models.ts';
import { useTellFailure } from '../../notices/use-tell-failure.ts';
import { useServices } from '../../services.ts';
import { ConfirmButton } from '../../ui/ConfirmButton.tsx';
import { sizeText } from '../../ui/size-text.ts';

type Props = { readonly copies: LibrarySizes['damaged']; readonly onChanged: () => void };

/** What was kept of damaged files, for whoever wants to save more from them or be rid of them. */
export function DamagedCopies({ copies: { count, bytes }, onChanged }: Props) {
  const { client } = useServices();
  const tell = useTellFailure();
  async function remove(): Promise<void> {
    const answer = await client.library.dropDamaged();
    if (!answer.ok) tell(answer.failure);
    onChanged();
  }
  const one = count === 1;
  return (
    <section className="room-section">
      <h2>
        {one ? 'Damaged copy kept aside' : 'Damaged copies kept aside'}, {sizeText(bytes)}
      </h2>
      <p>
        {one ? 'A file' : `${count} files`} of your library {one ? 'was' : 'were'} found damaged. What could be read was
        taken over; the {one ? 'file itself was' : 'files themselves were'} kept in case somebody can save more from{' '}
        {one ? 'it' : 'them'}. Pages and history that you have forgotten since can still be in there, until you delete{' '}
        {one ? 'it' : 'them'}.
      </p>
      <div className="room-actions">
        <ConfirmButton label="Delete" question="Delete for good?" onConfirm={() => void remove()} />
      </div>
    </section>
  );
}
