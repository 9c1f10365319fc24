import { Component, type ReactNode } from 'react';
import { FailureView } from './FailureView.tsx';

type Props = { readonly children: ReactNode };
type State = { readonly broken: boolean };

/** Keeps a bug in one view from emptying the window: the bar stays, and the view says so. */
export class Mishap extends Component<Props, State> {
  override state: State = { broken: false };

  static getDerivedStateFromError(): State {
    return { broken: true };
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children;
    const retry = () => this.setState({ broken: false });
    return <FailureView failure={{ code: 'internal', method: 'window' }} onRetry={retry} />;
  }
}
