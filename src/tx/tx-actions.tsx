import { Button } from '#ui/button.tsx';
import { openConnect } from '#wallet/connect-request.ts';
import type { WalletState } from '#wallet/wallet.ts';
import type { FailureAction } from './error-words.ts';
import { wordsFor } from './errors-table.ts';
import type { TxIntent } from './intent.ts';
import { placeOf } from './kind-words.ts';
import { nextOf } from './next-of.ts';
import type { TxFlow, TxStore } from './tx-store.ts';
import { takeFocus } from './waiting.tsx';

type Props = { flow: TxFlow; store: TxStore; wallet: WalletState; walletName: string };

/** The buttons of each step; the main one has the focus. */
export function TxActions({ flow, store, wallet, walletName }: Props) {
  const { state } = flow;
  switch (state.step) {
    case 'signing':
      return <Button onClick={store.stopWaiting}>Cancel</Button>;
    case 'idle':
    case 'broadcasting':
      return null;
    case 'waiting':
    case 'estimating':
      return <Button onClick={store.dismiss}>Back</Button>;
    case 'reviewing':
      return (
        <>
          <Button ref={takeFocus} look="primary" reason={whyNot(wallet, flow)} onClick={() => store.decide('sign')}>
            Sign in {walletName}
          </Button>
          <Button onClick={store.dismiss}>Back</Button>
        </>
      );
    case 'confirming':
    case 'relaying':
      return <Button onClick={store.dismiss}>Go on in the background</Button>;
    case 'done':
      return <DoneActions next={nextOf(flow)} store={store} />;
    case 'failed':
      // A step of a plan waits for the one before it; only parts of one work can be skipped.
      return <FailedActions action={wordsFor(state.error).action} next={flow.intent.plan ? undefined : flow.intent.next} store={store} />;
  }
}

function DoneActions({ next, store }: { next: TxIntent | undefined; store: TxStore }) {
  if (!next) {
    return (
      <Button ref={takeFocus} look="primary" onClick={store.dismiss}>
        Close
      </Button>
    );
  }
  return (
    <>
      <Button ref={takeFocus} look="primary" onClick={() => store.start(next)}>
        {next.part ? `Continue with ${placeOf(next.part)}` : 'Continue'}
      </Button>
      <Button onClick={store.dismiss}>Close</Button>
    </>
  );
}

const AGAIN: Readonly<Record<Exclude<FailureAction, 'back' | 'connect'>, string>> = {
  'try-again': 'Try again',
  'more-gas': 'Send again with more gas',
  'more-fee': 'Send again with a higher fee',
};

/** What a part could not do does not keep the others back. */
function FailedActions({ action, next, store }: { action: FailureAction; next: TxIntent | undefined; store: TxStore }) {
  const skip = next && <Button onClick={() => store.start(next)}>{next.part ? `Skip to ${placeOf(next.part)}` : 'Skip this one'}</Button>;
  if (action === 'back') {
    return (
      <>
        <Button ref={takeFocus} onClick={store.dismiss}>
          Back
        </Button>
        {skip}
      </>
    );
  }
  const connect = () => {
    store.dismiss();
    openConnect();
  };
  return (
    <>
      <Button ref={takeFocus} look="primary" onClick={action === 'connect' ? connect : store.retry}>
        {action === 'connect' ? 'Connect a wallet' : AGAIN[action]}
      </Button>
      <Button onClick={store.dismiss}>Back</Button>
      {skip}
    </>
  );
}

/** The account may change while somebody reads the receipt. */
function whyNot(wallet: WalletState, { intent }: TxFlow): string | undefined {
  const owns =
    wallet.state === 'connected' && wallet.accounts.some((each) => each.chain === intent.chain && each.address === intent.sender);
  return owns ? undefined : 'Another account is selected in the wallet now. Go back to see its amounts.';
}
