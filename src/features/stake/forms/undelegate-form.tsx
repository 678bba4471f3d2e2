import { amount } from '#domain/amount.ts';
import { quoteUndelegate, undelegateMax } from '#domain/staking-amounts.ts';
import { canUndelegate } from '#domain/staking-limits.ts';
import { useNetwork } from '#queries/network-context.tsx';
import { gateOf, gateWithFee } from '#tx/form-gate.ts';
import { useNetworkFee } from '#tx/network-fee.ts';
import { useTx } from '#tx/use-tx.ts';
import { useChainNow } from '#ui/clock.ts';
import { DateText } from '#ui/date-text.tsx';
import { Entries } from '#ui/entries.tsx';
import { Money } from '#ui/money.tsx';
import { Note } from '#ui/note.tsx';
import { typedProblem } from '#ui/typed-problem.ts';
import { useWallet } from '#wallet/wallet-context.tsx';
import { undelegateIntent } from '../intents/undelegate-intent.ts';
import { type Desk, delegationAt, earnedAt, monikerOf } from '../use-desk.ts';
import { accountOf } from '../validators/operator-account.ts';
import { AmountInput } from './amount-input.tsx';
import { feeLine } from './fee-line.tsx';
import { endsText, slashText, unbondingText } from './form-facts.ts';
import { FeeNote, RefusalNote, StandingNote } from './form-notes.tsx';
import { FormPage } from './form-page.tsx';
import { undelegateGas } from './gas-guesses.ts';
import { refusalText } from './refusal-text.ts';
import { useAmountInput } from './use-form.ts';

/** Takes stake back from one validator. */
export function UndelegateForm({ desk, operator }: { desk: Desk; operator: string }) {
  const { hub } = useNetwork();
  const wallet = useWallet();
  const { start } = useTx();
  const now = useChainNow();
  const input = useAmountInput(desk.asset);
  const { mine, asset, order, params, validators } = desk;
  const moniker = monikerOf(validators, operator);
  const validator = validators.detailsOf.get(operator) ?? null;
  const delegation = delegationAt(mine, operator);
  const entries = mine?.unbonding ?? [];
  const slot = canUndelegate({ entries, validator: operator, maxEntries: params.maxEntries });
  const most = validator && delegation ? undelegateMax(validator, delegation.shares) : 0n;
  const earned = earnedAt(mine, operator);
  const quote =
    input.base === null || mine === null
      ? null
      : quoteUndelegate({ validator, shares: delegation?.shares ?? null, base: input.base, entries, maxEntries: params.maxEntries });
  const intent =
    order && input.base !== null && quote?.kind === 'ok'
      ? undelegateIntent({
          ...order,
          validator: operator,
          base: input.base,
          arrives: quote.arrives,
          rewards: earned,
          on: `${endsText(desk, now)}, by itself`,
        })
      : null;
  const fee = useNetworkFee(undelegateGas, intent);
  const noFee = mine !== null && mine.spendable < fee.least;
  const full = slot.kind === 'refused' ? refusalText(slot, { asset, validator: moniker }) : null;
  const problem =
    typedProblem(input.parsed, asset) ??
    (full === null && quote?.kind === 'refused' ? refusalText(quote, { asset, validator: moniker }) : null);
  const closed = full ?? (mine !== null && delegation === null ? `You have nothing staked with ${moniker}.` : null);
  const gate = gateOf({ wallet, typed: input.parsed.kind, problem, reading: desk.reading, closed });
  const ownStake = validator !== null && mine !== null && accountOf(operator, hub.chain.bech32) === mine.address;
  const jails = ownStake && quote?.kind === 'ok' && quote.rest < validator.minSelfDelegation;
  const slashes = slashText(desk);
  return (
    <FormPage
      title={
        <>
          Unstake from <bdi>{moniker}</bdi>
        </>
      }
      desk={desk}
      intent={intent}
      gets={{
        label: (
          <>
            You get on <DateText at={now + params.unbondingTimeMs} />
          </>
        ),
        amount: quote?.kind === 'ok' ? <Money amount={amount(asset, quote.arrives)} /> : '',
      }}
      lines={[
        ...(earned > 0n ? [{ term: 'Rewards paid out at once', value: <Money amount={amount(asset, earned)} /> }] : []),
        {
          term: 'Stays staked there',
          value: <Money amount={amount(asset, quote?.kind === 'ok' ? quote.rest : (delegation?.balance ?? 0n))} />,
        },
        { term: 'Earns until then', value: 'nothing' },
        { term: 'Free unbonding entries', value: <Entries left={slot.kind === 'ok' ? slot.left : 0} max={params.maxEntries} /> },
        feeLine(fee, desk),
      ]}
      notes={
        <>
          {full && (
            <Note tone="bad">
              <b className="font-semibold">No unbonding can be begun here now.</b> You can move the stake to another validator instead, or
              cancel an entry that you no longer want.
            </Note>
          )}
          {jails && (
            <Note tone="bad">
              <b className="font-semibold">This is your own validator.</b> It promises{' '}
              <Money amount={amount(asset, validator.minSelfDelegation)} /> of own stake. With less, the chain jails it at once.
            </Note>
          )}
          <StandingNote desk={desk} operator={operator} />
          {noFee && <FeeNote desk={desk} fee={fee.most} />}
          {problem === null && <RefusalNote refusal={fee.refusal} />}
        </>
      }
      action="Review unstaking"
      gate={gateWithFee(gate, noFee, asset.symbol)}
      onAction={() => intent && start(intent)}
      beside={
        <>
          <p>
            The {asset.symbol} leaves the validator at once and waits {unbondingText(desk)} in your own account. Then it arrives by itself;
            no claim is needed. What it has earned is paid out now.
          </p>
          <p>Until it arrives you can cancel and stake it again with the same validator, all of it or a part.</p>
          <p>
            Each unstaking takes one of {params.maxEntries} entries that the chain allows you with this validator. Redemptions of liquid
            stake use them too.
          </p>
          {slashes && <p>{slashes} That holds for what unbonds as well, for what the validator did before.</p>}
        </>
      }
    >
      <AmountInput
        label="You unstake"
        input={input}
        asset={asset}
        has="Staked there"
        available={delegation?.balance ?? null}
        max={mine && most}
        problem={problem}
      />
    </FormPage>
  );
}
