import { amount } from '#domain/amount.ts';
import { formatDate } from '#domain/dates.ts';
import { redemptionGasEstimate } from '#domain/fee.ts';
import { exchangeRate } from '#domain/liquid-stake.ts';
import { parseAmount } from '#domain/parse-amount.ts';
import { formatPercent } from '#domain/percent.ts';
import { quoteRedeem } from '#domain/quote-redeem.ts';
import { entriesLeft } from '#domain/unbonding.ts';
import type { LiquidPool } from '#queries/liquid-pool.ts';
import { barsOf } from '#tx/bars-of.ts';
import { FeeText } from '#tx/fee-text.tsx';
import { gateOf, gateWithFee } from '#tx/form-gate.ts';
import { useNetworkFee } from '#tx/network-fee.ts';
import { useChainNow } from '#ui/clock.ts';
import { DateText } from '#ui/date-text.tsx';
import { Entries } from '#ui/entries.tsx';
import { Money } from '#ui/money.tsx';
import { Note } from '#ui/note.tsx';
import { RateText } from '#ui/rate-text.tsx';
import { typedProblem } from '#ui/typed-problem.ts';
import { LiquidForm, type LiquidTab } from './liquid-form.tsx';
import { type RedeemOrder, redeemIntent } from './redeem-intent.ts';
import { RedemptionsLeftText } from './redemptions-left-text.tsx';
import { PAUSED, redeemRefusalText } from './refusal-text.ts';
import { requoteRedeem } from './requote.ts';
import { useLiquidDesk } from './use-liquid-desk.ts';
import { monikerOf, WhatHappens } from './what-happens.tsx';

type Props = LiquidTab & { pool: LiquidPool; text: string; onType: (text: string) => void };

export function RedeemForm({ pool, tab, onTab, text, onType }: Props) {
  const { xprt, stk, mine, account, circumstances, source, start } = useLiquidDesk();
  const now = useChainNow();
  const arrivesAt = now + pool.stakingParams.unbondingTimeMs;

  const paying = pool.liquidValidators.filter(({ liquidTokens }) => liquidTokens > 0n);
  const left = (operator: string) => entriesLeft(mine?.unbonding ?? [], operator, pool.stakingParams.maxEntries);
  const fullValidators = paying.map(({ operatorAddress }) => operatorAddress).filter((operator) => left(operator) === 0);
  const parsed = parseAmount(text, stk);
  const base = parsed.kind === 'ok' ? parsed.amount.base : null;
  const quote = base === null ? null : quoteRedeem({ ...pool, base, available: mine?.stkBalance, fullValidators });
  const order: RedeemOrder | null =
    base !== null && quote?.kind === 'ok' && account
      ? { ...account, base, quote, arrives: `about ${formatDate(arrivesAt)}, by itself` }
      : null;
  const fee = useNetworkFee(redemptionGasEstimate(paying.length), order && redeemIntent(order));
  const noFee = mine !== null && mine.spendable < fee.least;
  const refusal = quote?.kind === 'refused' ? redeemRefusalText(quote, stk, monikerOf(pool.validators, quote.validator ?? '')) : null;
  const problem = typedProblem(parsed, stk) ?? refusal;
  const gate = gateOf({ ...circumstances, typed: parsed.kind, problem, closed: pool.params.modulePaused ? PAUSED : null });

  return (
    <div className="two">
      <LiquidForm
        tab={tab}
        onTab={onTab}
        label="You redeem"
        text={text}
        onType={onType}
        given={stk}
        available={mine?.stkBalance ?? null}
        max={mine?.stkBalance ?? null}
        problem={problem}
        gets={{
          label: (
            <>
              You get on <DateText at={arrivesAt} />
            </>
          ),
          amount: quote?.kind === 'ok' ? <Money amount={amount(xprt, quote.total)} /> : '',
        }}
        lines={[
          { term: 'Rate', value: <RateText rate={exchangeRate(pool.state)} of={stk.symbol} unit={xprt.symbol} /> },
          { term: 'Redemption fee', value: pool.params.unstakeFeeRate === 0n ? 'none' : formatPercent(pool.params.unstakeFeeRate) },
          { term: 'Network fee', value: <FeeText fee={fee} asset={xprt} /> },
          { term: 'Earns until then', value: 'nothing' },
        ]}
        bars={order && barsOf(redeemIntent(order), xprt)}
        notes={
          noFee && gate.kind !== 'connect' ? (
            <Note tone="warn">
              A redemption costs about <Money amount={amount(xprt, fee.most)} digits={3} /> of network fee, and this account has{' '}
              <Money amount={amount(xprt, mine.spendable)} digits={3} />. Send a little {xprt.symbol} to it first.
            </Note>
          ) : null
        }
        action="Review redemption"
        gate={gateWithFee(gate, noFee, xprt.symbol)}
        onAction={() => order && start({ ...redeemIntent(order), requote: () => requoteRedeem(order, source) })}
      />
      <WhatHappens
        text={`Your ${stk.symbol} is burned at once. The ${xprt.symbol} unbonds in your own account, from ${paying.length} validators, and arrives by itself. No claim is needed. A redemption creates ${paying.length} unbonding entries, one for each validator.`}
        asset={xprt}
        heads={['Unbonds', 'Free entries']}
        rows={paying.map(({ operatorAddress }) => ({
          validator: operatorAddress,
          moniker: monikerOf(pool.validators, operatorAddress),
          base: quote?.kind === 'ok' ? (quote.unbonds.find((part) => part.validator === operatorAddress)?.amount ?? 0n) : 0n,
          last: <Entries left={left(operatorAddress)} max={pool.stakingParams.maxEntries} />,
        }))}
      >
        {mine && <RedemptionsLeftText pool={pool} entries={mine.unbonding} />}
      </WhatHappens>
    </div>
  );
}
