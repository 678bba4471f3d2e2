import { isMissingModule } from '#chain/probe.ts';
import type { ChainAsset } from '#config/network.ts';
import type { HostPool } from '#queries/host-pool.ts';
import { useHostPool } from '#queries/host-pool.ts';
import { useNetwork } from '#queries/network-context.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { ErrorRow } from '#ui/error-row.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import type { LiquidTab } from '../liquid-form.tsx';
import { EndedAsset } from './ended-asset.tsx';
import { HeldAsset } from './held-asset.tsx';
import { HostStanding } from './host-standing.tsx';
import { MintHost } from './mint-host.tsx';
import { OpenMints } from './open-mints.tsx';
import { RedeemHost } from './redeem-host.tsx';
import { Redemptions } from './redemptions.tsx';

type Props = LiquidTab & { readonly stk: ChainAsset };

/** Mint and redeem the liquid coin of another chain, as far as this network still can. */
export function HostForms({ stk, ...tabs }: Props) {
  return stk.lifecycle.state === 'gone' ? <EndedAsset stk={stk} /> : <Offered stk={stk} {...tabs} />;
}

function Offered({ stk, ...tabs }: Props) {
  const { network } = useNetwork();
  const pool = useHostPool(stk);
  if (pool.state === 'loading') return <Skeleton chars={30} label={`Reading what stands behind ${stk.symbol}`} />;
  if (pool.state === 'failed') {
    if (!isMissingModule(pool.cause)) return <ErrorRow what={`what stands behind ${stk.symbol}`} onRetry={pool.retry} />;
    return (
      <Without stk={stk} title={`${network.name} does not mint ${stk.symbol}`}>
        Its chain does not have the module that mints and redeems it. What you hold stays yours, and can be sent to other chains.
      </Without>
    );
  }
  if (pool.value.kind === 'unknown') {
    return (
      <Without stk={stk} title={`${stk.symbol} is not offered now`}>
        {pool.value.host === null
          ? 'The module of the chain does not stake this coin. What you hold stays yours, and can be sent to other chains.'
          : 'The chain says of this coin something else than what this network lists, so nothing is signed here. What you hold stays yours.'}
      </Without>
    );
  }
  return <Forms stk={stk} pool={pool.value} {...tabs} />;
}

function Without({ stk, title, children }: { stk: ChainAsset; title: string; children: string }) {
  return (
    <div className="grid gap-9">
      <EmptyState title={title}>{children}</EmptyState>
      <HeldAsset stk={stk} />
    </div>
  );
}

function Forms({ stk, pool, tab, onTab }: Props & { pool: HostPool }) {
  const Form = tab === 'mint' ? MintHost : RedeemHost;
  return (
    <div className="grid gap-9">
      <OpenMints stk={stk} pool={pool} />
      <HostStanding stk={stk} host={pool.host} />
      <Form stk={stk} pool={pool} tab={tab} onTab={onTab} />
      <Redemptions chain={pool.host.chainId} />
    </div>
  );
}
