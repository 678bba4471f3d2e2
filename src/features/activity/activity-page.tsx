import { useHubAddress } from '#wallet/wallet-context.tsx';
import { HostRedemptions } from './host-redemptions.tsx';
import { OpenWorks } from './open-works.tsx';
import { Transactions } from './transactions.tsx';
import { UnbondingTimeline } from './unbonding-timeline.tsx';

/** What is on its way and what was sent from this device. */
export function ActivityPage() {
  const address = useHubAddress();
  return (
    <div className="grid gap-11">
      <OpenWorks />
      <UnbondingTimeline key={address} address={address} />
      <HostRedemptions key={`${address} hosts`} address={address} />
      <Transactions />
    </div>
  );
}
