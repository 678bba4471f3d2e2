import { useQuery } from '@tanstack/react-query';
import { liquidAsset } from '#config/networks.ts';
import { capabilitiesQuery } from '#queries/capabilities.ts';
import { useLiquidPool } from '#queries/liquid-pool.ts';
import { useNetwork } from '#queries/network-context.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { ErrorRow } from '#ui/error-row.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import type { LiquidTab } from './liquid-form.tsx';
import { MintForm } from './mint-form.tsx';
import { RedeemForm } from './redeem-form.tsx';

type Props = LiquidTab & { readonly text: string; readonly onType: (text: string) => void };

/** Mint and redeem stkXPRT. */
export function XprtForms(props: Props) {
  const pool = useLiquidPool();
  if (pool.state === 'loading') return <Skeleton chars={30} label="Reading the pool behind stkXPRT" />;
  if (pool.state === 'failed') return <Unreadable retry={pool.retry} />;
  const Form = props.tab === 'mint' ? MintForm : RedeemForm;
  return <Form pool={pool.value} {...props} />;
}

/** A chain without the module is no failure, and is asked nothing more. */
function Unreadable({ retry }: { retry: () => void }) {
  const { network, hub } = useNetwork();
  const { data: capabilities } = useQuery(capabilitiesQuery(hub));
  if (capabilities?.liquidstake === 'missing') {
    return (
      <EmptyState title={`${network.name} has no liquid staking`}>
        Its chain does not have the module that mints and redeems {liquidAsset(network).symbol}. What you hold can still be seen on
        Overview.
      </EmptyState>
    );
  }
  return <ErrorRow what="the pool behind stkXPRT" onRetry={retry} />;
}
