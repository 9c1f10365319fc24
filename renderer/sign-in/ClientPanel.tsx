import { useState } from 'react';
import type { AuthView, RedirectKind } from '../../shared/models.ts';
import { ClientForm } from './ClientForm.tsx';
import { ClientInUse } from './ClientInUse.tsx';
import { NumberedStep } from './NumberedStep.tsx';
import { OtherWays } from './OtherWays.tsx';
import { Panel } from './Panel.tsx';
import { RedirectChoice } from './RedirectChoice.tsx';
import { RedirectUri } from './RedirectUri.tsx';
import { RegistrationLink } from './RegistrationLink.tsx';
import { issuerHost } from './session-text.ts';

/** A build without a client id reads at once; signing in needs one, and this says how to get it. */
export function ClientPanel({ view }: { readonly view: AuthView }) {
  const { client } = view;
  const [redirect, setRedirect] = useState<RedirectKind>(client.redirect);
  const missing = client.source === 'none';
  return (
    <Panel title={missing ? 'Signing in needs a client id' : 'Use a client id of your own'}>
      <p>
        {missing
          ? 'This copy of Lectern is not registered with the wiki yet. Reading works without; to sign in, register it once.'
          : 'The wiki must know this copy of Lectern under the id that is entered here.'}
      </p>
      {client.id !== undefined && <ClientInUse id={client.id} source={client.source} />}
      <ol className="steps">
        <NumberedStep number={1}>
          Choose how the browser comes back:
          <RedirectChoice chosen={redirect} onChoose={setRedirect} />
        </NumberedStep>
        <NumberedStep number={2}>
          <RegistrationLink /> at {issuerHost(view)}. Take the tick off <q>Client is confidential</q>, leave the grants
          as they are (basic rights are enough), and as <q>OAuth callback URL</q> enter exactly this:
          <RedirectUri kind={redirect} uri={client.redirectUris[redirect]} />
        </NumberedStep>
        <NumberedStep number={3}>
          Of what you are given, copy the <q>client application key</q> and paste it here. The secret is not needed.
        </NumberedStep>
      </ol>
      <ClientForm redirect={redirect} />
      <OtherWays view={view} tokenOnly when="A client for your use only has a token instead:" />
    </Panel>
  );
}
