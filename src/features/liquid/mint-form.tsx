import { amount } from '#domain/amount.ts';
import { maxSpendable, mintGasEstimate, redemptionReserve } from '#domain/fee.ts';
import { exchangeRate } from '#domain/liquid-stake.ts';
import { parseAmount } from '#domain/parse-amount.ts';
import { quoteMint } from '#domain/quote-mint.ts';
import type { LiquidPool } from '#queries/liquid-pool.ts';
import { barsOf } from '#tx/bars-of.ts';
import { FeeText } from '#tx/fee-text.tsx';
import { gateOf } from '#tx/form-gate.ts';
import { useNetworkFee } from '#tx/network-fee.ts';
import { Money } from '#ui/money.tsx';
import { RateText } from '#ui/rate-text.tsx';
import { typedProblem } from '#ui/typed-problem.ts';
import { LiquidForm, type LiquidTab } from './liquid-form.tsx';
import { type MintOrder, mintIntent } from './mint-intent.ts';
import { mintRefusalText, PAUSED } from './refusal-text.ts';
import { requoteMint } from './requote.ts';
import { useLiquidDesk } from './use-liquid-desk.ts';
import { monikerOf, WhatHappens } from './what-happens.tsx';

type Props = LiquidTab & { pool: LiquidPool; text: string; onType: (text: string) => void };

export function MintForm({ pool, tab, onTab, text, onType }: Props) {
  const { xprt, stk, mine, account, circumstances, gasPrice, source, start } = useLiquidDesk();

  const parsed = parseAmount(text, xprt);
  const base = parsed.kind === 'ok' ? parsed.amount.base : null;
  const quote = base === null ? null : quoteMint({ ...pool, base, available: mine?.spendable });
  const order: MintOrder | null = base !== null && quote?.kind === 'ok' && account ? { ...account, base, quote } : null;
  const receiving = pool.liquidValidators.filter(({ weight }) => weight > 0n);
  const fee = useNetworkFee(mintGasEstimate(receiving.length), order && mintIntent(order));
  const reserve = redemptionReserve(pool.liquidValidators.filter(({ liquidTokens }) => liquidTokens > 0n).length, gasPrice);
  const noFeeLeft = order !== null && mine !== null && order.base + fee.most > mine.spendable;
  const problem =
    typedProblem(parsed, xprt) ??
    (quote?.kind === 'refused' ? mintRefusalText(quote, xprt) : null) ??
    (noFeeLeft ? 'Nothing would be left for the network fee. MAX keeps enough for it.' : null);

  return (
    <div className="two">
      <LiquidForm
        tab={tab}
        onTab={onTab}
        label="You stake"
        text={text}
        onType={onType}
        given={xprt}
        available={mine?.spendable ?? null}
        max={mine && maxSpendable({ spendable: mine.spendable, fee: fee.most, reserve })}
        problem={problem}
        gets={{ label: 'You get, in the same block', amount: quote?.kind === 'ok' ? <Money amount={amount(stk, quote.minted)} /> : '' }}
        lines={[
          { term: 'Rate', value: <RateText rate={exchangeRate(pool.state)} of={stk.symbol} unit={xprt.symbol} /> },
          { term: 'Minting fee', value: 'none' },
          { term: 'Network fee', value: <FeeText fee={fee} asset={xprt} /> },
          { term: 'MAX keeps for a redemption', value: <Money amount={amount(xprt, reserve)} digits={3} /> },
        ]}
        bars={order && barsOf(mintIntent(order), xprt)}
        notes={null}
        action="Review minting"
        gate={gateOf({ ...circumstances, typed: parsed.kind, problem, closed: pool.params.modulePaused ? PAUSED : null })}
        onAction={() => order && start({ ...mintIntent(order), requote: () => requoteMint(order, source) })}
      />
      <WhatHappens
        text={`Your ${xprt.symbol} is staked with ${receiving.length} validators by their weight in the pool. You hold ${stk.symbol}: it grows in value as the pool earns, and falls if a validator is slashed.`}
        asset={xprt}
        heads={['Receives', 'Weight']}
        rows={receiving.map(({ operatorAddress, weight }) => ({
          validator: operatorAddress,
          moniker: monikerOf(pool.validators, operatorAddress),
          base: quote?.kind === 'ok' ? (quote.delegations.find((part) => part.validator === operatorAddress)?.amount ?? 0n) : 0n,
          last: weightText(weight),
        }))}
      />
    </div>
  );
}

/** Weights are parts of ten thousand. */
function weightText(weight: bigint): string {
  const percent = `${weight / 100n}.${String(weight % 100n).padStart(2, '0')}`;
  return `${percent.replace(/\.?0+$/, '')}\u00a0%`;
}
