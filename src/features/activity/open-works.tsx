import { Link } from 'wouter';
import { mintedFrom } from '#config/host-coin.ts';
import type { Network } from '#config/network.ts';
import { assetOf, chainById } from '#config/networks.ts';
import { amount, formatBase } from '#domain/amount.ts';
import { useNetwork } from '#queries/network-context.tsx';
import type { PlannedStep } from '#tx/intent.ts';
import { placeOf } from '#tx/kind-words.ts';
import { useOpenPlans, useTx } from '#tx/use-tx.ts';
import { Address } from '#ui/address.tsx';
import { Button } from '#ui/button.tsx';
import { Timeline } from '#ui/timeline.tsx';

/** Works of several signatures of which one is left, from this visit or one before. Nothing for whoever has none. */
export function OpenWorks() {
  const { network } = useNetwork();
  const { giveUp } = useTx();
  const plans = useOpenPlans();
  if (plans.length === 0) return null;
  return (
    <section aria-labelledby="open-works-title">
      <h2 id="open-works-title">To go on with</h2>
      <div className="mt-2.5">
        <Timeline
          label="To go on with"
          items={plans.map(({ id, state, next, step }) => ({
            id,
            when: placeOf(step),
            title: next.title,
            detail: (
              <>
                <p>
                  On {chainById(network, next.chain)?.name ?? next.chain}, by <Address address={next.sender} copy={false} />.{' '}
                  {state === 'ready' ? 'What was before has arrived.' : 'It can be signed when what was before has arrived.'}
                </p>
                <p className="mt-1">
                  <Button look="act" onClick={() => void giveUp(id)}>
                    Leave it at that
                  </Button>
                </p>
              </>
            ),
            amount: (
              <Link href={hrefOf(network, next)} className="act hit">
                {state === 'ready' ? 'Go on' : 'Look'}
              </Link>
            ),
          }))}
        />
      </div>
    </section>
  );
}

/** The page that offers the step. */
function hrefOf(network: Network, { kind, chain, denom, base, to }: PlannedStep): string {
  const asset = assetOf(network, chain, denom);
  if (kind === 'mint-host') return `/liquid?${new URLSearchParams({ asset: mintedFrom(network, asset)?.denom ?? '', tab: 'mint' })}`;
  const typed = formatBase(amount(asset, base));
  return `/transfer?${new URLSearchParams({ from: chain, ...(to ? { to } : {}), asset: denom, amount: typed })}`;
}
