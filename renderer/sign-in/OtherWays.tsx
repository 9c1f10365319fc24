import type { AuthView } from '../../shared/models.ts';
import { useSignIn } from './use-sign-in.ts';

type Props = {
  readonly view: Pick<AuthView, 'client'>;
  /** Begins the sentence: when a person may want another way. */
  readonly when?: string | undefined;
  /** The panel has a button about the client id already. */
  readonly tokenOnly?: boolean | undefined;
};

/** The quiet line under a panel: what else there is than the browser and the client id in use. */
export function OtherWays({ view, when = 'Or', tokenOnly = false }: Props) {
  const { show } = useSignIn();
  return (
    <p className="panel-aside">
      {when}{' '}
      {!tokenOnly && (
        <>
          <button type="button" className="text-link" onClick={() => show('client')}>
            {view.client.source === 'settings' ? 'change the client id' : 'use your own client id'}
          </button>{' '}
          or{' '}
        </>
      )}
      <button type="button" className="text-link" onClick={() => show('token')}>
        use a personal API token
      </button>
      .
    </p>
  );
}
