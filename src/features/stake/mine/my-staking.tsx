import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { stakeAsset } from '#config/networks.ts';
import { amount } from '#domain/amount.ts';
import { sumOf } from '#domain/split.ts';
import { useNetwork } from '#queries/network-context.tsx';
import type { Reading } from '#queries/reading.ts';
import { Age } from '#ui/age.tsx';
import { Button } from '#ui/button.tsx';
import { buttonClass } from '#ui/button-class.ts';
import { EmptyState } from '#ui/empty-state.tsx';
import { ErrorRow } from '#ui/error-row.tsx';
import { Money } from '#ui/money.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { openConnect } from '#wallet/connect-request.ts';
import { useHubAddress } from '#wallet/wallet-context.tsx';
import { type Mine, useMine } from '../use-desk.ts';
import { useStakeSearch } from '../use-stake-search.ts';
import type { Validators } from '../validators/use-validators.ts';
import { DelegationsTable } from './delegations-table.tsx';
import { JailedNote } from './jailed-note.tsx';
import { SharesTable } from './shares-table.tsx';
import { UnbondingTable } from './unbonding-table.tsx';

/** My stake stands with addresses where no names could be read. */
const NO_VALIDATORS: Validators = {
  rows: [],
  rowOf: new Map(),
  detailsOf: new Map(),
  signingOf: new Map(),
  slashing: null,
  missing: [],
};

/** A number older than this bears its age. */
const STALE_AFTER = 30_000;

/** What I have staked, what it has earned and what is on its way, each with what can be done. */
export function MyStaking({ validators }: { validators: Reading<Validators> }) {
  const address = useHubAddress();
  const reading = useMine();
  return (
    <section aria-labelledby="my-staking">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 id="my-staking">My staking</h2>
        {reading.state === 'ready' && <Age at={reading.readAt} staleAfter={STALE_AFTER} />}
      </div>
      <div className="mt-3">
        {address === null && (
          <EmptyState
            title="Stake XPRT yourself"
            action={
              <Button look="primary" onClick={openConnect}>
                Connect a wallet
              </Button>
            }
          >
            You choose the validators, they secure the chain with your stake, and you earn from every block. Your stake, its rewards and
            their dates stand here. You can look at every validator below without a wallet.
          </EmptyState>
        )}
        {address !== null && reading.state === 'loading' && <Skeleton chars={34} label="Reading what you have staked" />}
        {address !== null && reading.state === 'failed' && <ErrorRow what="what you have staked" onRetry={reading.retry} />}
        {reading.state === 'ready' && validators.state === 'loading' && <Skeleton chars={34} label="Reading the validators" />}
        {reading.state === 'ready' && validators.state !== 'loading' && (
          <Staked mine={reading.value} validators={validators.state === 'ready' ? validators.value : NO_VALIDATORS} />
        )}
      </div>
    </section>
  );
}

function Staked({ mine, validators }: { mine: Mine; validators: Validators }) {
  const { network } = useNetwork();
  const { href } = useStakeSearch();
  const asset = stakeAsset(network);
  const nothing = mine.delegations.length + mine.unbonding.length + mine.tokenized.length === 0;
  const claims = mine.claimable.length;
  return (
    <>
      <JailedNote mine={mine} validators={validators} />
      <div className="mt-4 mb-5 flex flex-wrap items-end justify-between gap-x-8 gap-y-4">
        <dl className="flex flex-wrap gap-x-10 gap-y-3">
          <Sum term="Staked" value={<Money amount={amount(asset, sumOf(mine.staked))} digits={2} />} />
          <Sum term="Rewards to claim" value={<Money amount={amount(asset, sumOf(mine.claimable))} digits={2} />} />
          <Sum term="Free to stake" value={<Money amount={amount(asset, mine.buckets.free)} digits={2} />} />
        </dl>
        <div className="flex flex-wrap gap-2.5">
          <Link href={href({ validator: '', do: 'delegate' })} className={buttonClass('primary', 'small')}>
            Stake XPRT
          </Link>
          {claims > 0 && (
            <>
              <Link href={href({ validator: '', do: 'claim' })} className={buttonClass('quiet', 'small')}>
                Claim
              </Link>
              <Link href={href({ validator: '', do: 'restake' })} className={buttonClass('quiet', 'small')}>
                Claim and restake
              </Link>
            </>
          )}
        </div>
      </div>
      {nothing && (
        <EmptyState title="Nothing is staked yet">Choose one or several validators below. Rewards begin with the next block.</EmptyState>
      )}
      {mine.delegations.length > 0 && <DelegationsTable mine={mine} validators={validators} />}
      {mine.unbonding.length > 0 && <UnbondingTable mine={mine} validators={validators} />}
      <SharesTable mine={mine} validators={validators} />
    </>
  );
}

function Sum({ term, value }: { term: string; value: ReactNode }) {
  return (
    <div>
      <dt className="label">{term}</dt>
      <dd className="text-title font-semibold tracking-[-0.02em]">{value}</dd>
    </div>
  );
}
