import { useQuery } from '@tanstack/react-query';
import { isMissingModule } from '#chain/probe.ts';
import { liquidAsset } from '#config/networks.ts';
import { liquidStakeStateQuery } from '#queries/liquidstake.ts';
import { useNetwork } from '#queries/network-context.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { BackingTable } from './backing-table.tsx';
import { ChainAhead } from './chain-ahead.tsx';
import { ChainHealth } from './chain-health.tsx';
import { ChainParameters } from './chain-parameters.tsx';
import { InflationList } from './inflation-list.tsx';
import { PoolHead } from './pool-head.tsx';
import { PoolParameters } from './pool-parameters.tsx';
import { PoolValidatorsTable } from './pool-validators-table.tsx';
import { RateCard } from './rate-card.tsx';
import { RateSection } from './rate-section.tsx';

/** The pool behind stkXPRT and the chain that it is on, as the chain tells it now. Needs no wallet. */
export function ProtocolPage() {
  const { network, hub } = useNetwork();
  const hasPool = !isMissingModule(useQuery(liquidStakeStateQuery(hub)).error);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-11">
      {hasPool ? (
        <>
          <PoolHead />
          <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-10 desk:grid-cols-[1.55fr_1fr]">
            <BackingTable />
            <RateCard />
          </div>
          <RateSection />
          <PoolValidatorsTable />
        </>
      ) : (
        <EmptyState title={`${network.name} has no liquid staking`}>
          Its chain does not have the module that mints and redeems {liquidAsset(network).symbol}. What follows is of the chain itself.
        </EmptyState>
      )}
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-10 desk:grid-cols-[1.25fr_1fr]">
        <ChainAhead hasPool={hasPool} />
        <InflationList />
      </div>
      <section>
        <h2 className="mb-2.5">Parameters</h2>
        <p className="mb-2.5 max-w-[68ch] text-ink-2">
          Governance can change all of these by a vote. Nothing here is assumed: it is what the chain answers now.
        </p>
        {hasPool && <PoolParameters />}
        <ChainParameters />
      </section>
      <ChainHealth />
    </div>
  );
}
