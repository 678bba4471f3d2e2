import { useWayHealth } from '#tx/use-way-health.ts';
import { TransferForm } from './form/transfer-form.tsx';
import { useDesk } from './form/use-desk.ts';
import { UnwindSection } from './held/unwind-section.tsx';
import { MovingTransfers } from './moving-transfers.tsx';
import { OpenWorks } from './open-works.tsx';
import { WhatHappens } from './route/what-happens.tsx';
import { TrackForm } from './track/track-form.tsx';
import { Tracked } from './track/tracked.tsx';
import { useTransferSearch } from './use-transfer-search.ts';

/** Move a coin between chains, and follow what is on its way. What is chosen lives in the address of the page, who receives never. */
export function TransferPage() {
  const { search } = useTransferSearch();
  if (search.track !== '') return <Tracked key={`${search.on} ${search.track}`} chain={search.on} hash={search.track} />;
  return (
    <div className="grid gap-11">
      <div className="grid gap-4 empty:hidden">
        <OpenWorks />
        <MovingTransfers />
      </div>
      <Transfer />
      <UnwindSection />
      <TrackForm />
    </div>
  );
}

function Transfer() {
  const { search } = useTransferSearch();
  const desk = useDesk(search);
  const [route] = desk.routes;
  const way = useWayHealth(route ?? null);
  return (
    <div className="two">
      <TransferForm desk={desk} way={way} />
      {route && <WhatHappens graph={desk.graph} route={route} symbol={desk.chosen.asset.symbol} way={way} />}
    </div>
  );
}
