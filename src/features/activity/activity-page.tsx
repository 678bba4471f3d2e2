import { useHubAddress } from '#wallet/wallet-context.tsx';
import { Transactions } from './transactions.tsx';
import { UnbondingTimeline } from './unbonding-timeline.tsx';

/** What is on its way and what was sent from this device. */
export function ActivityPage() {
  const address = useHubAddress();
  return (
    <div className="grid gap-11">
      <UnbondingTimeline key={address} address={address} />
      <Transactions />
    </div>
  );
}
