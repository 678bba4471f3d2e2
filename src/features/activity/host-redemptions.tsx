import { isMissingModule } from '#chain/probe.ts';
import { hostLiquidAssets } from '#config/host-coin.ts';
import { useHostRedemptions } from '#queries/host-redemptions.ts';
import { useNetwork } from '#queries/network-context.tsx';
import { ErrorRow } from '#ui/error-row.tsx';
import { RedemptionList } from '#ui/redemption-list.tsx';

/** Redemptions of liquid coins of other chains, under way and settled. Nothing for whoever has none, and on a network that offers none. */
export function HostRedemptions({ address }: { address: string | null }) {
  const { network } = useNetwork();
  const offered = hostLiquidAssets(network).filter(({ lifecycle }) => lifecycle.state !== 'gone');
  const reading = useHostRedemptions(offered.length > 0 ? address : null);
  if (reading.state === 'loading' || (reading.state === 'ready' && reading.value.length === 0)) return null;
  if (reading.state === 'failed' && isMissingModule(reading.cause)) return null;
  return (
    <section aria-labelledby="host-redemptions-title">
      <h2 id="host-redemptions-title">Unbonding on other chains</h2>
      <div className="mt-2.5">
        {reading.state === 'failed' ? (
          <ErrorRow what={`your redemptions of ${offered.map(({ symbol }) => symbol).join(', ')}`} onRetry={reading.retry} />
        ) : (
          <RedemptionList redemptions={reading.value} />
        )}
      </div>
    </section>
  );
}
