import { Component, type ReactNode } from 'react';
import { NETWORK_SUMMARIES } from '#config/networks.ts';
import { forgetAnswers } from './query-cache.ts';

type Props = { network: string; children: ReactNode };
type State = { error: unknown };

/** What stands there when a page or a network could not be opened at all. Nothing that was signed is lost by it: the journal is on disk. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { error: null };

  static getDerivedStateFromError(error: unknown): State {
    return { error: error ?? new Error('unknown') };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return (
      <main className="mx-auto max-w-[60ch] px-4 py-16">
        <h1 className="text-title font-semibold">This page could not be opened</h1>
        <p className="mt-3 wrap-anywhere text-ink-2">{error instanceof Error ? error.message : 'Something failed without a reason.'}</p>
        <p className="mt-3 text-ink-2">Nothing was sent. Transactions that were on their way stay in the journal of this browser.</p>
        <p className="mt-6 flex flex-wrap gap-x-6 gap-y-2">
          <button type="button" className="act hit" onClick={() => void forgetAnswers().then(() => window.location.reload())}>
            Try again
          </button>
          {NETWORK_SUMMARIES.filter(({ id }) => id !== this.props.network).map(({ id, name }) => (
            <a key={id} className="act hit" href={`#/${id}/overview`}>
              Open {name}
            </a>
          ))}
        </p>
      </main>
    );
  }
}
