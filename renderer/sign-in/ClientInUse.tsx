import type { AuthView } from '../../shared/models.ts';
import { useServices } from '../services.ts';
import { failureText } from '../ui/failure-text.ts';

type Props = { readonly id: string; readonly source: AuthView['client']['source'] };

const FROM: Readonly<Record<Props['source'], string>> = {
  settings: 'entered here',
  environment: 'from the environment of this run',
  'built-in': 'built into Lectern',
  none: '',
};

/** The client id as it is now. One that was entered here can be taken back. */
export function ClientInUse({ id, source }: Props) {
  const { client, auth, notices, now } = useServices();
  async function remove(): Promise<void> {
    const answer = await client.auth.setClientId({ clientId: '' });
    if (answer.ok) auth.getState().take(answer.value);
    const said = answer.ok
      ? 'The client id was removed. Whoever is signed in stays so.'
      : failureText(answer.failure, now()).sentence;
    notices.getState().flash(said);
  }
  return (
    <p className="client-in-use">
      <span>
        In use now, {FROM[source]}: <code dir="ltr">{id}</code>
      </span>
      {source === 'settings' && (
        <button type="button" className="text-link" onClick={() => void remove()}>
          Remove it
        </button>
      )}
    </p>
  );
}
