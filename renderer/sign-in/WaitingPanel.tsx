import { cdxIconCheck } from '@wikimedia/codex-icons';
import type { ReactNode } from 'react';
import type { AuthView, SignInView } from '../../shared/models.ts';
import { useServices } from '../services.ts';
import { SignInLinksLine } from '../sign-in-links/SignInLinksLine.tsx';
import { Icon } from '../ui/Icon.tsx';
import { timeLeftText } from '../ui/time-text.ts';
import { useNow } from '../ui/use-now.ts';
import { KeepingNote } from './KeepingNote.tsx';
import { OtherWays } from './OtherWays.tsx';
import { Panel } from './Panel.tsx';
import { keepingStep } from './sign-in-text.ts';
import { useIsAdding } from './use-sign-in.ts';
import { WaitingActions } from './WaitingActions.tsx';

type Waiting = Extract<SignInView, { step: 'waiting' }>;

type Props = { readonly waiting: Waiting; readonly view: AuthView };

export function WaitingPanel({ waiting, view }: Props) {
  const opened = waiting.browser === 'opened';
  const adding = useIsAdding();
  return (
    <Panel title="Finish in your browser">
      <p>{sentence(waiting)}</p>
      <ol className="steps">
        <Step number={1} state={opened ? 'done' : 'now'} title={browserStep(waiting.browser)} />
        <Step number={2} state={opened ? 'now' : 'later'} title="Waiting for you to allow Lectern">
          This attempt stays open for <TimeLeft until={waiting.expiresAt} />
        </Step>
        <Step number={3} state="later" title={keepingStep(view.keyStore)} />
      </ol>
      <WaitingActions waiting={waiting} />
      <KeepingNote keyStore={view.keyStore} />
      {waiting.redirect === 'scheme' && <SignInLinksLine />}
      {adding && (
        <p className="panel-aside">
          Does the browser show the account that you have here already? Log out there, or open the link in a private
          window.
        </p>
      )}
      <OtherWays view={view} when="If the wiki cannot connect Lectern," />
    </Panel>
  );
}

function sentence({ browser, issuerHost, unheard }: Waiting): ReactNode {
  if (unheard) {
    return (
      <>
        The way back into Lectern is taken: while it was closed, another program got the port that your browser is sent
        to. Choose <strong>Allow</strong>, copy the address that the browser ends at and paste it here. Or cancel, and
        begin anew.
      </>
    );
  }
  if (browser === 'failed') {
    return (
      <>
        Your browser could not be started. Copy the link, open it in any browser, choose <strong>Allow</strong>, then
        copy the address it leads to and paste it here.
      </>
    );
  }
  return (
    <>
      {browser === 'opened' ? 'We opened' : 'We are opening'} {issuerHost}. Sign in there, choose <strong>Allow</strong>
      , and you will be brought back here.
    </>
  );
}

function browserStep(browser: Waiting['browser']): string {
  if (browser === 'opened') return 'Browser opened';
  return browser === 'opening' ? 'Opening your browser' : 'Open the link in a browser';
}

/** By minutes first, by seconds when there are few left. */
const NEAR_THE_END = 130_000;

function TimeLeft({ until }: { readonly until: number }) {
  const { now } = useServices();
  const left = until - useNow(until - now() > NEAR_THE_END ? 5000 : 1000);
  return timeLeftText(left);
}

type StepProps = {
  readonly number: number;
  readonly state: 'done' | 'now' | 'later';
  readonly title: string;
  readonly children?: ReactNode;
};

function Step({ number, state, title, children }: StepProps) {
  return (
    <li className={`step ${state}`} aria-current={state === 'now' ? 'step' : undefined}>
      <span className="step-mark" aria-hidden="true">
        {state === 'done' ? <Icon icon={cdxIconCheck} size={12} /> : number}
      </span>
      <span>
        {title}
        {state === 'done' && <span className="visually-hidden"> (done)</span>}
        {children && <small>{children}</small>}
      </span>
    </li>
  );
}
