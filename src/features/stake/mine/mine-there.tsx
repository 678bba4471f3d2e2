import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { stakeAsset } from '#config/networks.ts';
import { amount } from '#domain/amount.ts';
import type { Asset } from '#domain/asset.ts';
import { receivesUntil } from '#domain/staking-limits.ts';
import { entriesLeft } from '#domain/unbonding.ts';
import { useNetwork } from '#queries/network-context.tsx';
import { DateText } from '#ui/date-text.tsx';
import { DefinitionList } from '#ui/definition-list.tsx';
import { Entries } from '#ui/entries.tsx';
import { ErrorRow } from '#ui/error-row.tsx';
import { Money } from '#ui/money.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { delegationAt, earnedAt, type Mine, monikerOf, useMine } from '../use-desk.ts';
import { useStakeSearch } from '../use-stake-search.ts';
import type { Validators } from '../validators/use-validators.ts';

/** What I have at one validator: stake, rewards, what is on its way out, and what was moved here. */
export function MineThere({ operator, validators }: { operator: string; validators: Validators }) {
  const { network } = useNetwork();
  const reading = useMine();
  return (
    <section>
      <h3 className="font-semibold">Yours here</h3>
      <div className="mt-2">
        {reading.state === 'loading' && <Skeleton chars={20} label="Reading what you have here" />}
        {reading.state === 'failed' && <ErrorRow what="what you have here" onRetry={reading.retry} />}
        {reading.state === 'ready' && (
          <Lines mine={reading.value} operator={operator} validators={validators} asset={stakeAsset(network)} />
        )}
      </div>
    </section>
  );
}

function Lines({ mine, operator, validators, asset }: { mine: Mine; operator: string; validators: Validators; asset: Asset }) {
  const { href } = useStakeSearch();
  const earned = earnedAt(mine, operator);
  const entries = mine.unbonding.filter(({ validator }) => validator === operator);
  const incoming = mine.redelegations.filter(({ destination }) => destination === operator);
  const outgoing = mine.redelegations.filter(({ source }) => source === operator);
  const until = receivesUntil(mine.redelegations, operator);
  const money = (base: bigint) => <Money amount={amount(asset, base)} />;
  const items: { term: string; value: ReactNode }[] = [
    { term: 'Staked', value: money(delegationAt(mine, operator)?.balance ?? 0n) },
    {
      term: 'Rewards',
      value: (
        <>
          {money(earned)}{' '}
          {earned > 0n && (
            <Link href={href({ validator: operator, do: 'claim' })} className="act hit ms-2">
              Claim
            </Link>
          )}
        </>
      ),
    },
    {
      term: 'Free unbonding entries',
      value: <Entries left={entriesLeft(mine.unbonding, operator, mine.params.maxEntries)} max={mine.params.maxEntries} />,
    },
    ...entries.map(({ balance, completionTime, creationHeight }) => ({
      term: `Unbonding since block ${creationHeight}`,
      value: (
        <>
          {money(balance)} on <DateText at={completionTime} form="day" />
        </>
      ),
    })),
    ...incoming.map(({ source, balance, creationHeight }) => ({
      term: `Moved here in block ${creationHeight}`,
      value: (
        <>
          {money(balance)} from <bdi>{monikerOf(validators, source)}</bdi>
        </>
      ),
    })),
    ...outgoing.map(({ destination, initialBalance, creationHeight }) => ({
      term: `Moved away in block ${creationHeight}`,
      value: (
        <>
          {money(initialBalance)} to <bdi>{monikerOf(validators, destination)}</bdi>
        </>
      ),
    })),
    ...(until === null ? [] : [{ term: 'Can move on or be tokenized from', value: <DateText at={until} form="minute" /> }]),
  ];
  return <DefinitionList items={items} />;
}
