import type { ReactNode } from 'react';
import { Dialog } from '#ui/dialog.tsx';
import { RECEIPT_STEPS } from '#ui/receipt.tsx';
import { Steps } from '#ui/steps.tsx';
import { useWallet } from '#wallet/wallet-context.tsx';
import { DoneStep } from './done-step.tsx';
import { wordsFor } from './errors-table.ts';
import { FailedStep } from './failed-step.tsx';
import { titleOf } from './kind-words.ts';
import { RelayingStep } from './relaying-step.tsx';
import { ReviewStep } from './review-step.tsx';
import type { TxState } from './state.ts';
import { OUTCOME_WORDS } from './tracking-words.tsx';
import { TxActions } from './tx-actions.tsx';
import type { TxFlow, TxStore } from './tx-store.ts';
import { Waiting } from './waiting.tsx';
import { WALLET_NAMES } from './wallet-name.ts';

type Props = { flow: TxFlow; store: TxStore };

/** One dialog from the estimate to the block, and for a transfer to its arrival. */
export function TxDialog({ flow, store }: Props) {
  const { state } = flow;
  const wallet = useWallet();
  const name = wallet.state === 'connected' ? WALLET_NAMES[wallet.provider] : 'the wallet';
  const mayChangeFee = wallet.state === 'connected' && wallet.provider !== 'sandbox';
  const closes = state.step === 'signing' || state.step === 'broadcasting' ? 'only-buttons' : 'freely';
  return (
    <Dialog
      open={!flow.hidden && state.step !== 'idle'}
      onClose={store.dismiss}
      closes={closes}
      above={<Steps steps={flow.intent.route ? TRANSFER_STEPS : RECEIPT_STEPS} current={stepOf(state)} />}
      title={headingOf(flow)}
      description={state.step === 'done' && state.transfer ? 'What the chains did.' : DESCRIPTIONS[state.step]}
      actions={<TxActions key={state.step} flow={flow} store={store} walletName={name} wallet={wallet} />}
    >
      {contentOf(state, name, mayChangeFee ? name : null)}
    </Dialog>
  );
}

/** The amounts in the title are those of the receipt below it, which may have been quoted again. */
function headingOf({ state, intent }: TxFlow): string {
  if (state.step === 'failed') return wordsFor(state.error).title;
  const title = titleOf('review' in state ? state.review.intent : intent);
  if (state.step !== 'done') return title;
  return `${title}: ${state.transfer ? OUTCOME_WORDS[state.transfer.outcome] : 'included'}`;
}

/** A transfer is not at its end when it is in a block. */
const TRANSFER_STEPS = [...RECEIPT_STEPS, 'Arrived'];

const DESCRIPTIONS: Readonly<Record<TxState['step'], string | undefined>> = {
  idle: undefined,
  waiting: undefined,
  estimating: undefined,
  reviewing: 'Read from the exact bytes that you are about to sign.',
  signing: 'Read from the exact bytes that your wallet shows you.',
  broadcasting: 'Read from the exact bytes that you signed.',
  confirming: 'Read from the exact bytes that you signed.',
  relaying: 'In a block, and on its way to another chain.',
  done: 'What the block did.',
  failed: undefined,
};

function stepOf(state: TxState): number {
  switch (state.step) {
    case 'idle':
    case 'waiting':
    case 'estimating':
    case 'reviewing':
      return 0;
    case 'signing':
      return 1;
    case 'broadcasting':
    case 'confirming':
      return 2;
    case 'relaying':
      return 3;
    case 'done':
      return state.transfer?.outcome === 'arrived' ? 4 : 3;
    case 'failed':
      return state.hash ? 2 : 0;
  }
}

function contentOf(state: TxState, wallet: string, feeChanger: string | null): ReactNode {
  switch (state.step) {
    case 'idle':
      return null;
    case 'waiting':
      return (
        <Waiting
          key="waiting"
          text="An earlier transaction of this account is on its way. This one is next…"
          hint="It may also be open in another tab."
        />
      );
    case 'estimating':
      return <Waiting key="estimating" text="Trying it on the chain to find out what it costs…" hint="The node is slow to answer." />;
    case 'reviewing':
      return <ReviewStep review={state.review} reason={state.reason} feeChanger={feeChanger} />;
    case 'signing':
      return (
        <>
          <ReviewStep review={state.review} />
          <Waiting
            key="signing"
            text={`Waiting for ${wallet}…`}
            hint="Its window may be hidden behind this one. Nothing happens until you agree there."
          />
        </>
      );
    case 'broadcasting':
      return (
        <Waiting key="sending" text="Signed. Handing it to the chain…" hint="It is written down on this device and cannot get lost." />
      );
    case 'confirming':
      return <Waiting key="confirming" text="Sent. Waiting for its block…" hint={CONFIRMING_HINT} />;
    case 'relaying':
      return state.transfer && <RelayingStep key="relaying" transfer={state.transfer} />;
    case 'done':
      return <DoneStep state={state} />;
    case 'failed':
      return <FailedStep failure={state.error} hash={state.hash} />;
  }
}

const CONFIRMING_HINT = 'You may close this. It goes on behind the page, also after a reload, and ends up in Activity.';
