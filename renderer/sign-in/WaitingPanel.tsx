import { cdxIconCheck, cdxIconLock } from '@wikimedia/codex-icons';
import type { ReactNode } from 'react';
import type { AuthView, SignInView } from '../../shared/models.ts';
import { SignInLinksLine } from '../sign-in-links/SignInLinksLine.tsx';
import { Icon } from '../ui/Icon.tsx';
import { minutesLeftText } from '../ui/time-text.ts';
import { useNow } from '../ui/use-now.ts';
import { Panel } from './Panel.tsx';
import { keepingPromise, keepingStep } from './sign-in-text.ts';
import { WaitingActions } from './WaitingActions.tsx';

type Waiting = Extract<SignInView, { step: 'waiting' }>;

type Props = { readonly waiting: Waiting; readonly view: AuthView; readonly onChangeClient: () => void };

export function WaitingPanel({ waiting, view: { keyStore, client }, onChangeClient }: Props) {
  const opened = waiting.browser === 'opened';
  return (
    <Panel key="waiting" title="Finish in your browser">
      <p>{sentence(waiting)}</p>
      <ol className="steps">
        <Step number={1} state={opened ? 'done' : 'now'} title={browserStep(waiting.browser)} />
        <Step number={2} state={opened ? 'now' : 'later'} title="Waiting for you to allow Lectern">
          This attempt stays open for <TimeLeft until={waiting.expiresAt} />
        </Step>
        <Step number={3} state="later" title={keepingStep(keyStore)} />
      </ol>
      <WaitingActions waiting={waiting} />
      <p className="panel-note">
        <Icon icon={cdxIconLock} size={16} />
        <span>Lectern never sees your password. {keepingPromise(keyStore)}</span>
      </p>
      {waiting.redirect === 'scheme' && <SignInLinksLine />}
      {client.source === 'settings' && (
        <p className="panel-aside">
          Does the wiki say that it cannot connect the application?{' '}
          <button type="button" className="text-link" onClick={onChangeClient}>
            Change the client id
          </button>
        </p>
      )}
    </Panel>
  );
}

function sentence({ browser, issuerHost }: Waiting): ReactNode {
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

function TimeLeft({ until }: { readonly until: number }) {
  return minutesLeftText(until - useNow(5000));
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
