import { useState } from 'react';
import { amount } from '#domain/amount.ts';
import { feeFor, gasLimitFor } from '#domain/fee.ts';
import { sumOf } from '#domain/split.ts';
import { useNetwork } from '#queries/network-context.tsx';
import { gateOf, off } from '#tx/form-gate.ts';
import { useTx } from '#tx/use-tx.ts';
import { Money } from '#ui/money.tsx';
import { useWallet } from '#wallet/wallet-context.tsx';
import { claimIntent } from '../intents/claim-intents.ts';
import { type Desk, monikerOf, rewardsOf } from '../use-desk.ts';
import { claimInParts } from './claim-parts.ts';
import { feeLine } from './fee-line.tsx';
import { FeeNote, RefusalNote } from './form-notes.tsx';
import { FormPage } from './form-page.tsx';
import { claimGas } from './gas-guesses.ts';
import { RewardChoice } from './reward-choice.tsx';
import { useParts } from './use-parts.ts';

/** What one claim more costs in gas; a reward below its price is not worth claiming yet. */
const CLAIM_GAS = 63_100n;

/** Rewards of chosen validators, in as many transactions as it takes. */
export function ClaimForm({ desk, operator }: { desk: Desk; operator: string }) {
  const { hub } = useNetwork();
  const wallet = useWallet();
  const { start } = useTx();
  const { mine, asset, order, validators } = desk;
  const price = feeFor(gasLimitFor(CLAIM_GAS), hub.chain.gasPrice);
  const rewards = rewardsOf(mine);
  const [choice, setChoice] = useState<ReadonlySet<string> | null>(operator === '' ? null : new Set([operator]));
  const chosen = rewards.filter(({ validator, amount: base }) => (choice ? choice.has(validator) : base >= price));
  const intent = order && chosen.length > 0 ? claimIntent(order, chosen) : null;
  const { messages, fee } = useParts(claimGas(chosen.length), intent);
  const sum = sumOf(chosen);
  const noFee = mine !== null && mine.spendable < fee.least;
  const closed =
    mine === null
      ? null
      : rewards.length === 0
        ? 'There is nothing to claim yet.'
        : chosen.length === 0
          ? 'Choose at least one validator.'
          : null;
  const gate = gateOf({ wallet, typed: 'ok', problem: null, reading: desk.reading, closed });
  const count = messages?.length ?? 1;
  return (
    <FormPage
      title="Claim rewards"
      desk={desk}
      intent={intent}
      gets={{ label: 'You get, in the same block', amount: sum > 0n ? <Money amount={amount(asset, sum)} /> : '' }}
      lines={[{ term: 'Transactions', value: count === 1 ? 'one' : `${count}, one after the other` }, feeLine(fee, desk)]}
      notes={
        <>
          {noFee && <FeeNote desk={desk} fee={fee.most} />}
          <RefusalNote refusal={fee.refusal} />
        </>
      }
      action={count > 1 ? `Review claim 1 of ${count}` : 'Review claim'}
      gate={
        gate.kind === 'ready' && noFee
          ? off(`There is too little ${asset.symbol} for the network fee.`)
          : gate.kind === 'ready' && messages === null
            ? off('The network fee is being measured.')
            : gate
      }
      onAction={() => order && messages && start(claimInParts(order, chosen, messages))}
      beside={
        <>
          <p>Rewards are paid to your account as free {asset.symbol}. Your stake stays where it is and goes on earning.</p>
          <p>
            Each change of a delegation pays its rewards too, so that nothing is lost by waiting. Rewards that are not claimed earn nothing
            themselves: claim and restake puts them to work.
          </p>
          {count > 1 && (
            <p>
              So many claims do not fit into one transaction. They are made in {count}; after each you can go on or stop, and nothing is
              lost.
            </p>
          )}
        </>
      }
    >
      <RewardChoice
        asset={asset}
        rewards={rewards}
        chosen={chosen}
        price={price}
        nameOf={(validator) => monikerOf(validators, validator)}
        onChoose={(next) => setChoice(new Set(next))}
        reading={desk.reading}
      />
    </FormPage>
  );
}
