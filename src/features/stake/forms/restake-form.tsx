import { amount } from '#domain/amount.ts';
import { restakePlan } from '#domain/claim-plan.ts';
import { feeFor, gasLimitFor } from '#domain/fee.ts';
import { sumOf } from '#domain/split.ts';
import { canDelegate } from '#domain/staking-limits.ts';
import { useNetwork } from '#queries/network-context.tsx';
import { gateOf, off } from '#tx/form-gate.ts';
import { useTx } from '#tx/use-tx.ts';
import { Money } from '#ui/money.tsx';
import { Note } from '#ui/note.tsx';
import { StatementTable } from '#ui/statement-table.tsx';
import { What } from '#ui/what.tsx';
import { useWallet } from '#wallet/wallet-context.tsx';
import { restakeIntent } from '../intents/claim-intents.ts';
import { type Desk, monikerOf, rewardsOf } from '../use-desk.ts';
import { restakeInParts } from './claim-parts.ts';
import { feeLine } from './fee-line.tsx';
import { feeReserve } from './form-facts.ts';
import { FeeNote, RefusalNote, StandingNote } from './form-notes.tsx';
import { FormPage } from './form-page.tsx';
import { restakeGas } from './gas-guesses.ts';
import { restakeRefusalText } from './refusal-text.ts';
import { useParts } from './use-parts.ts';

/** What restaking one reward more costs in gas. */
const RESTAKE_GAS = 170_000n;

/** Claims everything and stakes it again where it was earned. */
export function RestakeForm({ desk }: { desk: Desk }) {
  const { hub } = useNetwork();
  const wallet = useWallet();
  const { start } = useTx();
  const { mine, asset, order, validators } = desk;
  // Stake that earns nothing is not added to; its rewards can still be claimed.
  const price = feeFor(gasLimitFor(RESTAKE_GAS), hub.chain.gasPrice);
  const earning = rewardsOf(mine).filter(({ validator }) => takesStake(desk, validator));
  const rewards = earning.filter((reward) => reward.amount >= price);
  const keep = feeReserve(hub.chain.gasPrice);
  const planWith = (fee: bigint) =>
    mine && order
      ? restakePlan({ rewards, spendable: mine.spendable, fee, keep, paidTo: desk.paidTo ?? mine.address, delegator: mine.address })
      : null;
  const rough = planWith(0n);
  const { messages, fee } = useParts(restakeGas(rewards.length), order && rough?.kind === 'ok' ? restakeIntent(order, rough) : null);
  const plan = planWith(fee.most);
  const intent = order && plan?.kind === 'ok' ? restakeIntent(order, plan) : null;
  const dust = earning.length - rewards.length;
  const refused =
    plan?.kind !== 'refused'
      ? null
      : plan.reason === 'nothing' && dust > 0
        ? 'All rewards are still less than restaking them costs.'
        : restakeRefusalText(plan);
  const gate = gateOf({ wallet, typed: 'ok', problem: null, reading: desk.reading, closed: mine === null ? null : refused });
  const count = messages?.length ?? 1;
  return (
    <FormPage
      title="Claim and restake"
      desk={desk}
      intent={intent}
      gets={{
        label: 'Staked again, from the same block on',
        amount: plan?.kind === 'ok' ? <Money amount={amount(asset, plan.staked)} /> : '',
      }}
      lines={[
        { term: 'Claimed', value: <Money amount={amount(asset, sumOf(rewards))} /> },
        ...(plan?.kind === 'ok' && plan.kept > 0n
          ? [{ term: 'Stays free for later fees', value: <Money amount={amount(asset, plan.kept)} /> }]
          : []),
        { term: 'Transactions', value: count === 1 ? 'one' : `${count}, one after the other` },
        feeLine(fee, desk),
      ]}
      notes={
        <>
          {refused && <Note tone="warn">{refused}</Note>}
          {plan?.kind === 'refused' && plan.reason === 'fee' && <FeeNote desk={desk} fee={fee.most} />}
          {mine?.claimable
            .filter(({ validator }) => !takesStake(desk, validator))
            .map(({ validator }) => (
              <StandingNote key={validator} desk={desk} operator={validator} />
            ))}
          {refused === null && <RefusalNote refusal={fee.refusal} />}
        </>
      }
      action={count > 1 ? `Review restaking 1 of ${count}` : 'Review restaking'}
      gate={gate.kind === 'ready' && (messages === null || plan === null) ? off('The network fee is being measured.') : gate}
      onAction={() => {
        if (order && plan?.kind === 'ok' && messages) start(restakeInParts(order, rewards, plan, messages));
      }}
      beside={
        <>
          <p>The rewards of each validator are claimed and staked with the same validator, so that they earn from now on too.</p>
          <p>
            The network fee is paid from your balance, never from what is staked. If little is left there, a part of the rewards stays free
            for the next fees.
          </p>
          <p>
            Getting restaked rewards back takes as long as any other stake. Validators that earn nothing now are left out, and rewards that
            are less than restaking them costs.
          </p>
        </>
      }
    >
      {plan?.kind === 'ok' && (
        <StatementTable
          caption="Staked again, by validator"
          columns={[
            { id: 'validator', head: 'Validator', cell: ({ validator }) => <What title={<bdi>{monikerOf(validators, validator)}</bdi>} /> },
            { id: 'amount', head: 'Staked again', align: 'end', cell: (part) => <Money amount={amount(asset, part.amount)} /> },
          ]}
          rows={plan.delegations}
          rowKey={({ validator }) => validator}
        />
      )}
    </FormPage>
  );
}

function takesStake({ validators }: Desk, operator: string): boolean {
  return validators.rowOf.get(operator)?.standing === 'active' && canDelegate(validators.detailsOf.get(operator) ?? null).kind === 'ok';
}
