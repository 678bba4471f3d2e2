import { useQuery } from '@tanstack/react-query';
import { amount } from '#domain/amount.ts';
import { quoteRedeemShares } from '#domain/tokenized-shares.ts';
import { shareRecordQuery } from '#queries/liquid-shares.ts';
import { useNetwork } from '#queries/network-context.tsx';
import { delegationQuery } from '#queries/staking-details.ts';
import { gateOf, off } from '#tx/form-gate.ts';
import { useNetworkFee } from '#tx/network-fee.ts';
import { txAsset } from '#tx/tx-asset.ts';
import { useTx } from '#tx/use-tx.ts';
import { Address } from '#ui/address.tsx';
import { Money } from '#ui/money.tsx';
import { Note } from '#ui/note.tsx';
import { typedProblem } from '#ui/typed-problem.ts';
import { useWallet } from '#wallet/wallet-context.tsx';
import { redeemSharesIntent } from '../intents/share-intents.ts';
import { type Desk, earnedAt, monikerOf } from '../use-desk.ts';
import { useStakeSearch } from '../use-stake-search.ts';
import { AmountInput } from './amount-input.tsx';
import { feeLine } from './fee-line.tsx';
import { unbondingText } from './form-facts.ts';
import { FeeNote, RefusalNote, StandingNote } from './form-notes.tsx';
import { FormPage } from './form-page.tsx';
import { redeemSharesGas } from './gas-guesses.ts';
import { refusalText } from './refusal-text.ts';
import { useAmountInput } from './use-form.ts';

/** Turns tokenized shares into a delegation. */
export function RedeemSharesForm({ desk, operator }: { desk: Desk; operator: string }) {
  const { network, hub } = useNetwork();
  const wallet = useWallet();
  const { start } = useTx();
  const { search } = useStakeSearch();
  const denom = `${operator}/${search.entry}`;
  // Stake in another form, so it bears the sign of what is staked.
  const shares = { ...txAsset(network, hub.chain.id, denom), mark: desk.asset.mark };
  const input = useAmountInput(shares);
  const { mine, asset, order, validators } = desk;
  const moniker = monikerOf(validators, operator);
  const validator = validators.detailsOf.get(operator) ?? null;
  const holding = mine?.tokenized.find((each) => each.denom === denom) ?? null;
  const record = useQuery({ ...shareRecordQuery(hub, denom), enabled: operator !== '' && search.entry !== '' });
  const behind = useQuery({ ...delegationQuery(hub, record.data?.moduleAddress ?? '', operator), enabled: record.data != null });
  const earned = earnedAt(mine, operator);
  const available = holding?.amount ?? 0n;
  const known = record.data !== undefined && (record.data === null || behind.data !== undefined);
  const quote =
    input.base === null || mine === null || !known
      ? null
      : quoteRedeemShares({ validator, amount: input.base, available, recordShares: behind.data?.shares ?? null, counted: null });
  const intent =
    order && input.base !== null && quote?.kind === 'ok'
      ? redeemSharesIntent({ ...order, validator: operator, shares, given: input.base, arrives: quote.arrives, rewards: earned })
      : null;
  const fee = useNetworkFee(redeemSharesGas, intent);
  const noFee = mine !== null && mine.spendable < fee.least;
  const problem =
    typedProblem(input.parsed, shares) ?? (quote?.kind === 'refused' ? refusalText(quote, { asset, validator: moniker }) : null);
  const closed =
    mine !== null && holding === null
      ? 'You hold no shares of this record any more.'
      : record.isError || behind.isError
        ? 'What is behind these shares could not be read.'
        : null;
  const gate = gateOf({ wallet, typed: input.parsed.kind, problem, reading: desk.reading, closed });
  const owner = record.data?.owner;
  return (
    <FormPage
      title={
        <>
          Redeem shares of <bdi>{moniker}</bdi>
        </>
      }
      desk={desk}
      intent={intent}
      gets={{ label: 'Staked in your name, at once', amount: quote?.kind === 'ok' ? <Money amount={amount(asset, quote.arrives)} /> : '' }}
      lines={[
        ...(owner ? [{ term: 'Rewards so far belong to', value: owner === mine?.address ? 'you' : <Address address={owner} /> }] : []),
        ...(earned > 0n ? [{ term: 'Rewards paid out along with it', value: <Money amount={amount(asset, earned)} /> }] : []),
        feeLine(fee, desk),
      ]}
      notes={
        <>
          {closed && <Note tone="warn">{closed}</Note>}
          <StandingNote desk={desk} operator={operator} />
          {noFee && <FeeNote desk={desk} fee={fee.most} />}
          {problem === null && <RefusalNote refusal={fee.refusal} />}
        </>
      }
      action="Review redeeming"
      gate={
        gate.kind === 'ready' && noFee
          ? off(`There is too little ${asset.symbol} for the network fee.`)
          : gate.kind === 'ready' && !known
            ? off('What is behind these shares is being read.')
            : gate
      }
      onAction={() => intent && start(intent)}
      beside={
        <>
          <p>
            The shares are burned, and the stake behind them becomes your own delegation with <bdi>{moniker}</bdi>. It earns for you from
            the same block on.
          </p>
          <p>
            When all shares of a record are redeemed, the rewards that have collected there are paid to the owner of the record, and the
            record is gone.
          </p>
          <p>
            To get {asset.symbol} out of it, unstake afterwards; that takes {unbondingText(desk)}.
          </p>
        </>
      }
    >
      <AmountInput
        label="You redeem"
        input={input}
        asset={shares}
        has="You hold"
        available={holding?.amount ?? null}
        max={holding?.amount ?? null}
        problem={problem}
      />
    </FormPage>
  );
}
