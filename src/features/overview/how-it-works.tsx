import { useQuery } from '@tanstack/react-query';
import { useNetwork } from '#queries/network-context.tsx';
import { stakingParamsQuery } from '#queries/staking.ts';

const DAY = 86_400_000;

/** Three steps and the risks, before anybody connects anything. */
export function HowItWorks() {
  const { hub } = useNetwork();
  const params = useQuery(stakingParamsQuery(hub));
  const wait = params.data ? `${Math.round((params.data.unbondingTimeMs / DAY) * 10) / 10} days` : 'the unbonding time of the chain';
  return (
    <section>
      <h2 className="mb-2.5">How it works</h2>
      <dl>
        <Step
          title="Mint"
          text="Your XPRT is staked with several validators at once. You receive stkXPRT in the same block, at the exchange rate."
        />
        <Step title="Hold" text="Rewards are compounded every hour. The amount of stkXPRT stays the same; each one stands for more XPRT." />
        <Step title="Redeem" text={`stkXPRT is burned and the XPRT unbonds in your own account. It arrives by itself after ${wait}.`} />
        <Step
          title="What can go wrong"
          text="If a validator breaks the rules of the chain it is slashed, and the exchange rate falls, below 1 too. While XPRT unbonds it cannot be sold or moved."
        />
      </dl>
    </section>
  );
}

function Step({ title, text }: { title: string; text: string }) {
  return (
    <div className="grid gap-x-6 border-t border-line py-3 wide:grid-cols-[9rem_1fr]">
      <dt className="font-semibold">{title}</dt>
      <dd className="text-ink-2">{text}</dd>
    </div>
  );
}
