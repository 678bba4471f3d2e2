import { useState } from 'react';
import type { ValidatorDetails } from '#chain/staking/details.ts';
import { amount } from '#domain/amount.ts';
import { formatDate } from '#domain/dates.ts';
import { formatPercent } from '#domain/percent.ts';
import { quoteRedelegate, undelegateMax } from '#domain/staking-amounts.ts';
import { canRedelegate, receivesUntil } from '#domain/staking-limits.ts';
import { gateOf, gateWithFee } from '#tx/form-gate.ts';
import { useNetworkFee } from '#tx/network-fee.ts';
import { useTx } from '#tx/use-tx.ts';
import { Button } from '#ui/button.tsx';
import { useChainNow } from '#ui/clock.ts';
import { DateText } from '#ui/date-text.tsx';
import { Entries } from '#ui/entries.tsx';
import { Money } from '#ui/money.tsx';
import { Note } from '#ui/note.tsx';
import { typedProblem } from '#ui/typed-problem.ts';
import { useWallet } from '#wallet/wallet-context.tsx';
import { redelegateIntent } from '../intents/redelegate-intent.ts';
import { type Desk, delegationAt, earnedAt, monikerOf } from '../use-desk.ts';
import { useStakeSearch } from '../use-stake-search.ts';
import { AmountInput } from './amount-input.tsx';
import { feeLine } from './fee-line.tsx';
import { unbondingText } from './form-facts.ts';
import { FeeNote, RefusalNote, StandingNote } from './form-notes.tsx';
import { FormPage } from './form-page.tsx';
import { redelegateGas } from './gas-guesses.ts';
import { refusalText } from './refusal-text.ts';
import { useAmountInput } from './use-form.ts';
import { ValidatorPicker } from './validator-picker.tsx';

/** Moves stake from one validator to another, without waiting. */
export function RedelegateForm({ desk, operator }: { desk: Desk; operator: string }) {
  const wallet = useWallet();
  const { start } = useTx();
  const now = useChainNow();
  const { search, change } = useStakeSearch();
  const [picking, setPicking] = useState(false);
  const input = useAmountInput(desk.asset);
  const { mine, asset, order, params, validators } = desk;
  const { to } = search;
  const [from, destination] = [monikerOf(validators, operator), to === '' ? '' : monikerOf(validators, to)];
  const [source, target] = [validators.detailsOf.get(operator) ?? null, validators.detailsOf.get(to) ?? null];
  const delegation = delegationAt(mine, operator);
  const redelegations = mine?.redelegations ?? [];
  const most = source && delegation ? undelegateMax(source, delegation.shares) : 0n;
  const earned = earnedAt(mine, operator) + earnedAt(mine, to);
  const held = receivesUntil(redelegations, operator);
  const settles = source && settlesAt(source, now + params.unbondingTimeMs);
  const slot = to === '' ? null : canRedelegate({ redelegations, source: operator, destination: to, maxEntries: params.maxEntries });
  const quote =
    input.base === null || mine === null || to === ''
      ? null
      : quoteRedelegate({
          source,
          destination: target,
          shares: delegation?.shares ?? null,
          base: input.base,
          redelegations,
          maxEntries: params.maxEntries,
        });
  const about = { asset, validator: from, destination };
  const intent =
    order && input.base !== null && quote?.kind === 'ok'
      ? redelegateIntent({
          ...order,
          source: operator,
          destination: to,
          base: input.base,
          rewards: earned,
          until: settles === null ? 'at once' : `about ${formatDate(settles)}`,
        })
      : null;
  const fee = useNetworkFee(redelegateGas, intent);
  const noFee = mine !== null && mine.spendable < fee.least;
  const tooMuch = input.base !== null && mine !== null && to === '' && input.base > most;
  const limit = slot?.kind === 'refused' ? refusalText(slot, about) : null;
  const problem =
    typedProblem(input.parsed, asset) ??
    (tooMuch ? refusalText({ kind: 'refused', reason: 'exceeds-delegation', limit: most, freesAt: null }, about) : null) ??
    (quote?.kind === 'refused' && limit === null ? refusalText(quote, about) : null);
  const closed =
    (mine !== null && delegation === null ? `You have nothing staked with ${from}.` : null) ??
    (held === null ? null : 'Nothing can move on from here before the date above.') ??
    (to === '' ? 'Choose where to move it.' : limit);
  const gate = gateOf({ wallet, typed: input.parsed.kind, problem, reading: desk.reading, closed });
  return (
    <FormPage
      title={
        <>
          Move stake from <bdi>{from}</bdi>
        </>
      }
      desk={desk}
      intent={intent}
      gets={{
        label:
          destination === '' ? (
            'You move'
          ) : (
            <>
              Staked with <bdi>{destination}</bdi>, at once
            </>
          ),
        amount: quote?.kind === 'ok' ? <Money amount={amount(asset, quote.worth)} /> : '',
      }}
      lines={[
        ...(earned > 0n ? [{ term: 'Rewards paid out along with it', value: <Money amount={amount(asset, earned)} /> }] : []),
        { term: 'Can be moved on from there', value: settles === null ? 'at once' : <DateText at={settles} /> },
        ...(slot
          ? [{ term: 'Free entries for this way', value: <Entries left={slot.kind === 'ok' ? slot.left : 0} max={params.maxEntries} /> }]
          : []),
        feeLine(fee, desk),
      ]}
      notes={
        <>
          {held !== null && (
            <Note tone="bad">
              <b className="font-semibold">Stake with {from} cannot be moved on yet.</b> Some was moved here not long ago, and until that is
              settled on <DateText at={held} form="minute" /> the chain lets nothing move on from here. You can unstake instead.
            </Note>
          )}
          {held === null && limit && <Note tone="bad">{limit}</Note>}
          {to !== '' && <StandingNote desk={desk} operator={to} />}
          {noFee && <FeeNote desk={desk} fee={fee.most} />}
          {problem === null && <RefusalNote refusal={fee.refusal} />}
        </>
      }
      action="Review moving"
      gate={gateWithFee(gate, noFee, asset.symbol)}
      onAction={() => intent && start(intent)}
      beside={
        <>
          <p>The stake goes to the other validator at once and goes on earning; nothing has to unbond. What it has earned is paid out.</p>
          {settles === null ? (
            <p>
              <bdi>{from}</bdi> is not bonded any more, so nothing has to be settled: the stake can move on from the new validator at any
              time.
            </p>
          ) : (
            <>
              <p>
                Until that is settled, mostly {unbondingText(desk)}, it can be neither moved on nor tokenized there, nor can anything else
                that you have with that validator. Unstaking is possible all the time.
              </p>
              <p>In that time a slash of the old validator, for what it did before, would still reduce what you moved.</p>
            </>
          )}
        </>
      }
    >
      <div className="mb-4">
        <p className="label mb-1">To</p>
        <div className="flex flex-wrap items-center justify-between gap-3">
          <span className="min-w-0">
            {to === '' ? (
              <span className="text-ink-3">No validator chosen</span>
            ) : (
              <bdi className="font-semibold wrap-anywhere">{destination}</bdi>
            )}
            {target && <span className="unit"> · {formatPercent(target.commissionRate, 0)} commission</span>}
          </span>
          <Button size="small" onClick={() => setPicking(true)}>
            {to === '' ? 'Choose a validator' : 'Choose another'}
          </Button>
        </div>
      </div>
      <AmountInput
        label="You move"
        input={input}
        asset={asset}
        has="Staked there"
        available={delegation?.balance ?? null}
        max={mine && most}
        problem={problem}
      />
      {picking && (
        <ValidatorPicker
          title="Move to"
          validators={validators}
          without={[operator]}
          onPick={(picked) => {
            setPicking(false);
            change({ to: picked });
          }}
          onClose={() => setPicking(false)}
        />
      )}
    </FormPage>
  );
}

/** When a move from there is settled, ms: with a bonded validator after the whole time, with one that leaves when it has left; null for at once. */
function settlesAt({ status, unbondingAt }: ValidatorDetails, whole: number): number | null {
  if (status === 'bonded') return whole;
  return status === 'unbonding' ? unbondingAt : null;
}
