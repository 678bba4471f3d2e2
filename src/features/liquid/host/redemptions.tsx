import type { ChainId } from '#config/network.ts';
import { useHostRedemptions } from '#queries/host-redemptions.ts';
import { ErrorRow } from '#ui/error-row.tsx';
import { RedemptionList } from '#ui/redemption-list.tsx';
import { useHubAddress } from '#wallet/wallet-context.tsx';

/** What the account redeems through the queue of one host chain, and what of it is settled. Nothing for whoever has none. */
export function Redemptions({ chain }: { chain: ChainId }) {
  const reading = useHostRedemptions(useHubAddress());
  if (reading.state === 'loading') return null;
  if (reading.state === 'failed') return <ErrorRow what="your redemptions" onRetry={reading.retry} />;
  const redemptions = reading.value.filter(({ chainId }) => chainId === chain);
  if (redemptions.length === 0) return null;
  return (
    <section aria-labelledby="redemptions-title">
      <h2 id="redemptions-title">Your redemptions</h2>
      <div className="mt-2.5 max-w-[720px]">
        <RedemptionList redemptions={redemptions} />
      </div>
    </section>
  );
}
