import type { ChainAsset } from '#config/network.ts';
import type { HostPool } from '#queries/host-pool.ts';
import { useOpenPlans } from '#tx/use-tx.ts';
import { OpenMint } from './open-mint.tsx';
import { useHostDesk } from './use-host-desk.ts';

/** Mints that somebody has begun on another chain, on this visit or on one before: what is left is one signature. Nothing for whoever has none. */
export function OpenMints({ stk, pool }: { stk: ChainAsset; pool: HostPool }) {
  const desk = useHostDesk(stk, pool);
  const plans = useOpenPlans().filter(({ next }) => {
    const ours = next.kind === 'mint-host' && next.chain === desk.coin.chain && next.denom === desk.coin.denom;
    return ours && next.sender === desk.account?.sender;
  });
  if (plans.length === 0) return null;
  return (
    <ul aria-label="To go on with" className="grid max-w-[720px] gap-3">
      {plans.map((plan) => (
        <li key={plan.id}>
          <OpenMint plan={plan} desk={desk} pool={pool} />
        </li>
      ))}
    </ul>
  );
}
