import { useState } from 'react';
import { amount, formatAmount } from '#domain/amount.ts';
import { maxSpendable } from '#domain/fee.ts';
import { formatPercent } from '#domain/percent.ts';
import { sumOf } from '#domain/split.ts';
import { quoteDelegate } from '#domain/staking-amounts.ts';
import { delegatable } from '#domain/vesting.ts';
import { useNetwork } from '#queries/network-context.tsx';
import { gateOf, gateWithFee } from '#tx/form-gate.ts';
import { useNetworkFee } from '#tx/network-fee.ts';
import { useTx } from '#tx/use-tx.ts';
import { useIncludedRun } from '#tx/use-typed.ts';
import { Money } from '#ui/money.tsx';
import { typedProblem } from '#ui/typed-problem.ts';
import { useWallet } from '#wallet/wallet-context.tsx';
import { delegateIntent } from '../intents/delegate-intent.ts';
import { type Desk, earnedAt, monikerOf } from '../use-desk.ts';
import { useStakeSearch } from '../use-stake-search.ts';
import { AmountInput } from './amount-input.tsx';
import { feeLine } from './fee-line.tsx';
import { feeReserve, slashText, unbondingText } from './form-facts.ts';
import { FeeNote, RefusalNote, StandingNote, VestingNote } from './form-notes.tsx';
import { FormPage } from './form-page.tsx';
import { delegateGas } from './gas-guesses.ts';
import { refusalText } from './refusal-text.ts';
import { TargetList } from './target-list.tsx';
import { divisionOf, partsOf, readTargets, type Target, writeTargets } from './targets.ts';
import { useAmountInput } from './use-form.ts';

/** Stake with one validator or with several at once. */
export function DelegateForm({ desk }: { desk: Desk }) {
  const { hub } = useNetwork();
  const wallet = useWallet();
  const { start } = useTx();
  const { search, change } = useStakeSearch();
  const input = useAmountInput(desk.asset);
  const [targets, setTargets] = useTargets(search.with, search.validator, (list) => change({ with: list }));
  const { mine, asset, order } = desk;
  const own = divisionOf(targets) === 'own';
  const { parts, problem: partProblem } = partsOf(targets, input.base, asset);
  const base = sumOf(parts);
  const earned = sumOf(parts.map(({ validator }) => ({ amount: earnedAt(mine, validator) })));
  const intent = order && base > 0n ? delegateIntent({ ...order, parts, rewards: earned, unbonds: unbondingText(desk) }) : null;
  const fee = useNetworkFee(delegateGas(targets.length), intent);
  const reserve = feeReserve(hub.chain.gasPrice);
  const available = mine && delegatable({ balance: mine.buckets.free, spendable: mine.spendable, fee: fee.most });
  const refused = parts
    .map(({ validator, amount: part }) => ({
      validator,
      quote: quoteDelegate({ validator: desk.validators.detailsOf.get(validator) ?? null, base: part, available: part }),
    }))
    .find(({ quote }) => quote.kind === 'refused');
  const noFee = mine !== null && mine.spendable < fee.least;
  const problem =
    (own ? null : typedProblem(input.parsed, asset)) ??
    (refused?.quote.kind === 'refused'
      ? refusalText(refused.quote, { asset, validator: monikerOf(desk.validators, refused.validator) })
      : null) ??
    (input.base === 0n && !own ? 'Enter more than zero.' : null) ??
    (mine !== null && base > mine.buckets.free
      ? `You can stake ${formatAmount(amount(asset, mine.buckets.free))} ${asset.symbol}.`
      : null) ??
    (available !== null && base > available && !noFee ? 'Nothing would be left for the network fee. MAX keeps enough for it.' : null);
  const typed = own ? (base > 0n || partProblem !== null ? 'ok' : 'empty') : input.parsed.kind;
  const gate = gateOf({
    wallet,
    typed,
    problem: partProblem ?? problem,
    reading: desk.reading,
    closed: targets.length === 0 ? 'Choose a validator first.' : null,
  });
  const [single] = targets.length === 1 ? targets : [];
  const slashes = slashText(desk);
  return (
    <FormPage
      title={
        single ? (
          <>
            Stake with <bdi>{monikerOf(desk.validators, single.operator)}</bdi>
          </>
        ) : (
          'Stake XPRT'
        )
      }
      desk={desk}
      intent={problem === null && partProblem === null ? intent : null}
      gets={{
        label: targets.length > 1 ? `Staked with ${parts.length} validators` : 'Staked, from the same block on',
        amount: base > 0n ? <Money amount={amount(asset, base)} /> : '',
      }}
      lines={[
        ...(single ? [{ term: 'Earns', value: aprText(desk, single.operator) }] : []),
        ...(earned > 0n ? [{ term: 'Rewards paid out along with it', value: <Money amount={amount(asset, earned)} /> }] : []),
        { term: 'To get it back', value: unbondingText(desk) },
        feeLine(fee, desk),
        ...(own ? [] : [{ term: 'MAX keeps for later fees', value: <Money amount={amount(asset, reserve)} digits={3} /> }]),
      ]}
      notes={
        <>
          {targets.map(({ operator }) => (
            <StandingNote key={operator} desk={desk} operator={operator} />
          ))}
          <VestingNote desk={desk} />
          {noFee && <FeeNote desk={desk} fee={fee.most} />}
          {problem === null && <RefusalNote refusal={fee.refusal} />}
        </>
      }
      action="Review staking"
      gate={gateWithFee(gate, noFee, asset.symbol)}
      onAction={() => intent && start(intent)}
      beside={
        <>
          <p>
            Your {asset.symbol} is locked with the {targets.length > 1 ? 'validators' : 'validator'} that you choose and earns with every
            block. Rewards collect until you claim them.
          </p>
          <p>You stay the owner: a validator can neither spend nor keep your stake, only take its commission from the rewards.</p>
          <p>Unstaking takes {unbondingText(desk)}, in which it earns nothing. Moving to another validator takes no time.</p>
          {slashes && <p>{slashes}</p>}
        </>
      }
    >
      <TargetList desk={desk} targets={targets} parts={parts} onChange={setTargets} problem={partProblem ?? (own ? problem : null)}>
        {!own && (
          <AmountInput
            label="You stake"
            input={input}
            asset={asset}
            has="Available"
            available={mine?.buckets.free ?? null}
            max={mine && maxSpendable({ spendable: mine.buckets.free, fee: fee.most, reserve })}
            problem={problem}
          />
        )}
      </TargetList>
    </FormPage>
  );
}

/** The list lives in the address; own amounts that a block has carried out are blank again. */
function useTargets(
  list: string,
  validator: string,
  write: (list: string) => void,
): readonly [readonly Target[], (targets: readonly Target[]) => void] {
  const [kept, keep] = useState({ list, targets: readTargets(list, validator) });
  if (kept.list !== list) keep({ list, targets: readTargets(list, validator) });
  const included = useIncludedRun();
  const [cleared, setCleared] = useState(included);
  const set = (targets: readonly Target[]) => {
    const written = writeTargets(targets);
    keep({ list: written, targets });
    write(written);
  };
  if (included > cleared) {
    setCleared(included);
    keep({ list, targets: kept.targets.map((target) => ({ ...target, typed: target.typed === null ? null : '' })) });
  }
  return [kept.targets, set];
}

function aprText({ validators }: Desk, operator: string) {
  const apr = validators.rowOf.get(operator)?.apr ?? null;
  return apr === null ? 'not known' : `${apr === 0n ? '0\u00a0%' : formatPercent(apr, 1)} APR`;
}
