import { Link } from 'wouter';
import { amount } from '#domain/amount.ts';
import { quoteHostMint } from '#domain/quote-host-mint.ts';
import type { HostPool } from '#queries/host-pool.ts';
import { placeOf } from '#tx/kind-words.ts';
import { useNetworkFee } from '#tx/network-fee.ts';
import { type OpenPlan, planOf } from '#tx/open-plans.ts';
import { useTx } from '#tx/use-tx.ts';
import { Button } from '#ui/button.tsx';
import { Money } from '#ui/money.tsx';
import { Note } from '#ui/note.tsx';
import { closedReason } from './host-closed.ts';
import { MINT_GAS } from './host-gas.ts';
import { hostMintRefusalText } from './host-refusal-text.ts';
import { freshMint } from './host-requote.ts';
import type { MintHostOrder } from './mint-host-intent.ts';
import type { HostDesk } from './use-host-desk.ts';

type Props = { readonly plan: OpenPlan; readonly desk: HostDesk; readonly pool: HostPool };

/** The second signature of a mint, when the coin has arrived; until then where it is. What is not there any more cannot be staked. */
export function OpenMint({ plan, desk, pool }: Props) {
  const { stk, coin, xprt, mine, account, circumstances, source, start } = desk;
  const { giveUp } = useTx();
  const fee = useNetworkFee(MINT_GAS, null);
  const { state, next, step, after } = plan;
  const base = mine && mine.coin < next.base ? mine.coin : next.base;
  const quote = quoteHostMint({ host: pool.host, base, deposits: pool.deposits, epoch: pool.day.number });
  const order: MintHostOrder | null = quote.kind === 'ok' && account ? { ...account, base, quote, plan: planOf(plan) } : null;
  const { wallet } = circumstances;
  const reason =
    closedReason('mint', stk.symbol, stk.lifecycle, pool.host) ??
    (wallet.state !== 'connected' || wallet.capability === 'none' ? 'You are watching this address. Connect its wallet to sign.' : null) ??
    (mine === null ? 'Your balance is being read.' : null) ??
    (base === 0n ? `There is no ${coin.symbol} on your account any more.` : null) ??
    (quote.kind === 'refused' ? hostMintRefusalText(quote, desk) : null) ??
    (mine && mine.gas < fee.least ? `There is too little ${xprt.symbol} for the network fee.` : null);
  return (
    <Note tone="info">
      <p>
        <b className="font-semibold">
          <Money amount={amount(coin, next.base)} /> {state === 'ready' ? 'have arrived' : 'are on their way'}.
        </b>{' '}
        {state === 'ready'
          ? `Signature ${placeOf(step)} is left: it mints ${stk.symbol} from it.`
          : `When they have arrived, signature ${placeOf(step)} mints ${stk.symbol} from it.`}
      </p>
      {state === 'ready' && mine && mine.coin < next.base && base > 0n && (
        <p className="mt-1.5">
          Only <Money amount={amount(coin, base)} /> of it are still on your account.
        </p>
      )}
      {state === 'ready' && reason && <p className="mt-1.5 text-ink-2">{reason}</p>}
      <p className="mt-1.5 flex flex-wrap gap-x-5 gap-y-2">
        {state === 'ready' ? (
          <Button look="act" reason={reason ?? undefined} onClick={() => order && start(freshMint(order, source))}>
            Mint {stk.symbol}
          </Button>
        ) : (
          <Link href={`/transfer?${new URLSearchParams({ track: after.hash, on: after.chain })}`} className="act hit">
            Follow it
          </Link>
        )}
        <Button look="act" onClick={() => void giveUp(plan.id)}>
          Leave it at that
        </Button>
      </p>
    </Note>
  );
}
