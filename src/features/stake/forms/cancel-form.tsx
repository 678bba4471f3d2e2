import { amount } from '#domain/amount.ts';
import { quoteCancel } from '#domain/staking-amounts.ts';
import { canCancel } from '#domain/staking-limits.ts';
import { gateOf, gateWithFee } from '#tx/form-gate.ts';
import { useNetworkFee } from '#tx/network-fee.ts';
import { useTx } from '#tx/use-tx.ts';
import { useChainNow } from '#ui/clock.ts';
import { DateText } from '#ui/date-text.tsx';
import { Money } from '#ui/money.tsx';
import { Note } from '#ui/note.tsx';
import { typedProblem } from '#ui/typed-problem.ts';
import { useWallet } from '#wallet/wallet-context.tsx';
import { cancelIntent } from '../intents/cancel-intent.ts';
import { type Desk, earnedAt, monikerOf } from '../use-desk.ts';
import { useStakeSearch } from '../use-stake-search.ts';
import { AmountInput } from './amount-input.tsx';
import { feeLine } from './fee-line.tsx';
import { unbondingText } from './form-facts.ts';
import { FeeNote, RefusalNote, StandingNote } from './form-notes.tsx';
import { FormPage } from './form-page.tsx';
import { cancelGas } from './gas-guesses.ts';
import { refusalText } from './refusal-text.ts';
import { useAmountInput } from './use-form.ts';

/** Takes an unbonding entry back, or a part of it. */
export function CancelForm({ desk, operator }: { desk: Desk; operator: string }) {
  const wallet = useWallet();
  const { start } = useTx();
  const now = useChainNow(1_000);
  const { search } = useStakeSearch();
  const input = useAmountInput(desk.asset);
  const { mine, asset, order, validators } = desk;
  const moniker = monikerOf(validators, operator);
  const validator = validators.detailsOf.get(operator) ?? null;
  const entry = mine?.unbonding.find((each) => each.validator === operator && String(each.creationHeight) === search.entry) ?? null;
  const possible = entry && canCancel({ entry, validator, now });
  const earned = earnedAt(mine, operator);
  const quote = input.base === null || mine === null ? null : quoteCancel({ validator, entry, base: input.base, now });
  const intent =
    order && entry && input.base !== null && quote?.kind === 'ok'
      ? cancelIntent({ ...order, validator: operator, height: entry.creationHeight, base: input.base, rewards: earned })
      : null;
  const fee = useNetworkFee(cancelGas, intent);
  const noFee = mine !== null && mine.spendable < fee.least;
  const about = { asset, validator: moniker };
  const never =
    mine !== null && entry === null
      ? 'There is no such unbonding entry any more. It was paid out or cancelled.'
      : possible?.kind === 'refused'
        ? possible.reason === 'slashed-away'
          ? 'Nothing is left of this entry after a slash.'
          : refusalText({ ...possible, reason: possible.reason }, about)
        : null;
  const problem = typedProblem(input.parsed, asset) ?? (never === null && quote?.kind === 'refused' ? refusalText(quote, about) : null);
  const gate = gateOf({ wallet, typed: input.parsed.kind, problem, reading: desk.reading, closed: never });
  return (
    <FormPage
      title={
        <>
          Cancel unbonding from <bdi>{moniker}</bdi>
        </>
      }
      desk={desk}
      intent={intent}
      gets={{
        label: 'Staked again, from the same block on',
        amount: quote?.kind === 'ok' ? <Money amount={amount(asset, input.base ?? 0n)} /> : '',
      }}
      lines={[
        { term: 'Goes on unbonding', value: <Money amount={amount(asset, quote?.kind === 'ok' ? quote.left : (entry?.balance ?? 0n))} /> },
        ...(entry ? [{ term: 'Would arrive', value: <DateText at={entry.completionTime} form="minute" /> }] : []),
        ...(earned > 0n ? [{ term: 'Rewards paid out along with it', value: <Money amount={amount(asset, earned)} /> }] : []),
        feeLine(fee, desk),
      ]}
      notes={
        <>
          {never && <Note tone="warn">{never}</Note>}
          {never === null && <StandingNote desk={desk} operator={operator} />}
          {noFee && <FeeNote desk={desk} fee={fee.most} />}
          {problem === null && <RefusalNote refusal={fee.refusal} />}
        </>
      }
      action="Review cancelling"
      gate={gateWithFee(gate, noFee, asset.symbol)}
      onAction={() => intent && start(intent)}
      beside={
        <>
          <p>
            The {asset.symbol} goes back to <bdi>{moniker}</bdi> and earns again at once. You can cancel all of the entry or a part; the
            rest arrives on its day. A whole cancellation frees the entry.
          </p>
          <p>The days that it has waited are gone: unstaking later takes {unbondingText(desk)} again.</p>
          <p>Only the validator where it was staked can take it back, and not while it is jailed.</p>
        </>
      }
    >
      <AmountInput
        label="You stake again"
        input={input}
        asset={asset}
        has="Unbonding"
        available={entry?.balance ?? null}
        max={entry?.balance ?? null}
        problem={problem}
      />
    </FormPage>
  );
}
