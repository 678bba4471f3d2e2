import { lazy, Suspense, useDeferredValue } from 'react';
import { useHubAddress } from '#wallet/wallet-context.tsx';
import { ComingUp } from './coming-up.tsx';
import { HowItWorks } from './how-it-works.tsx';
import { Owned } from './owned.tsx';
import { RateCard } from './rate-card.tsx';
import { Welcome } from './welcome.tsx';

const OnOtherChains = lazy(() => import('./on-other-chains.tsx').then((module) => ({ default: module.OnOtherChains })));
const ProtocolNumbers = lazy(() => import('./protocol-numbers.tsx').then((module) => ({ default: module.ProtocolNumbers })));

/** What I own, what it earns and what comes next; without a wallet, what this is and its numbers. */
export function OverviewPage() {
  const address = useHubAddress();
  // What is below the first screen is rendered after it: a slow device shows, and can use, the first screen sooner.
  const below = useDeferredValue(true, false);
  return (
    <>
      {address ? <Owned key={address} address={address} /> : <Welcome />}
      {below && (
        <>
          <div className="mt-11 grid gap-10 desk:grid-cols-[1.55fr_1fr]">
            {address ? <ComingUp key={address} address={address} /> : <HowItWorks />}
            <RateCard />
          </div>
          <Suspense>
            {address && <OnOtherChains />}
            <ProtocolNumbers />
          </Suspense>
        </>
      )}
    </>
  );
}
