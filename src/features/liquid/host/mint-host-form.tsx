import { amount } from '#domain/amount.ts';
import { hostExchangeRate } from '#domain/host-stake.ts';
import { parseAmount } from '#domain/parse-amount.ts';
import { formatPercent } from '#domain/percent.ts';
import { quoteHostMint } from '#domain/quote-host-mint.ts';
import type { HostPool } from '#queries/host-pool.ts';
import { FeeText } from '#tx/fee-text.tsx';
import { gateOf, gateWithFee } from '#tx/form-gate.ts';
import { useNetworkFee } from '#tx/network-fee.ts';
import type { Definition } from '#ui/definition-list.tsx';
import { Money } from '#ui/money.tsx';
import { RateText } from '#ui/rate-text.tsx';
import { typedProblem } from '#ui/typed-problem.ts';
import { LiquidForm, type LiquidTab } from '../liquid-form.tsx';
import { closedReason } from './host-closed.ts';
import { MINT_GAS } from './host-gas.ts';
import { GasNote, RefusalNote } from './host-notes.tsx';
import { hostMintRefusalText } from './host-refusal-text.ts';
import { freshMint } from './host-requote.ts';
import { type MintHostOrder, mintHostIntent } from './mint-host-intent.ts';
import { MintSteps } from './mint-steps.tsx';
import { SourceField } from './source-field.tsx';
import type { HomeAccount } from './use-home-account.ts';
import { useHostAmount } from './use-host-amount.ts';
import type { HostDesk } from './use-host-desk.ts';

type Props = LiquidTab & { readonly desk: HostDesk; readonly pool: HostPool; readonly home: HomeAccount | null };

/** Mint a liquid coin from what is on the hub: one signature. */
export function MintHostForm({ desk, pool, home, ...tabs }: Props) {
  const { stk, coin, xprt, mine, account, circumstances, source, start } = desk;
  const [text, onType] = useHostAmount({ from: coin.chain });
  const parsed = parseAmount(text, coin);
  const base = parsed.kind === 'ok' ? parsed.amount.base : null;
  const { host, deposits, day } = pool;
  const quote = base === null ? null : quoteHostMint({ host, base, available: mine?.coin, deposits, epoch: day.number });
  const order: MintHostOrder | null = base !== null && quote?.kind === 'ok' && account && mine ? { ...account, base, quote } : null;
  const fee = useNetworkFee(MINT_GAS, order && mintHostIntent(order));
  const noFee = mine !== null && mine.gas < fee.least;
  const problem = typedProblem(parsed, coin) ?? (quote?.kind === 'refused' ? hostMintRefusalText(quote, desk) : null);
  const closed = closedReason('mint', stk.symbol, stk.lifecycle, host);
  const gate = gateOf({ ...circumstances, typed: parsed.kind, problem, closed });
  return (
    <div className="two">
      <LiquidForm
        {...tabs}
        label="You stake"
        text={text}
        onType={onType}
        given={coin}
        available={mine?.coin ?? null}
        max={mine?.coin ?? null}
        problem={problem}
        before={<SourceField desk={desk} home={home} from={coin.chain} />}
        gets={{ label: 'You get, in the same block', amount: quote?.kind === 'ok' ? <Money amount={amount(stk, quote.received)} /> : '' }}
        lines={[...mintLines(desk, pool), { term: 'Network fee', value: <FeeText fee={fee} asset={xprt} /> }]}
        bars={null}
        notes={
          <>
            {noFee && gate.kind !== 'connect' && (
              <GasNote what="Minting" on={desk.hubName} fee={amount(xprt, fee.most)} has={amount(xprt, mine.gas)} />
            )}
            {order && !noFee && <RefusalNote refusal={fee.refusal} />}
          </>
        }
        action="Review minting"
        gate={gateWithFee(gate, noFee, xprt.symbol)}
        onAction={() => order && start(freshMint(order, source))}
      />
      <MintSteps desk={desk} pool={pool} brought={null} />
    </div>
  );
}

/** What is known of a mint before anything is typed. */
export function mintLines({ stk, coin }: HostDesk, { host }: HostPool): readonly Definition[] {
  const { deposit, restake } = host.fees;
  return [
    { term: 'Rate', value: <RateText rate={hostExchangeRate(host)} of={stk.symbol} unit={coin.symbol} /> },
    { term: 'Least', value: <Money amount={amount(coin, host.minimumDeposit)} digits="all" /> },
    { term: 'Minting fee', value: deposit === 0n ? 'none' : formatPercent(deposit) },
    { term: 'Fee on rewards', value: restake === 0n ? 'none' : formatPercent(restake) },
  ];
}
