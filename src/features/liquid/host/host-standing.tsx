import { Link } from 'wouter';
import type { ChainAsset } from '#config/network.ts';
import { isWithinLimits } from '#domain/c-value.ts';
import { type HostChain, hostExchangeRate } from '#domain/host-stake.ts';
import { formatRate } from '#domain/percent.ts';
import { useNetwork } from '#queries/network-context.tsx';
import { Note } from '#ui/note.tsx';

type Props = { readonly stk: ChainAsset; readonly host: HostChain };

/** What should be known before anything is typed: that the coin is not offered now, why, and what becomes of what is held. Nothing while all is well. */
export function HostStanding({ stk, host }: Props) {
  const { network } = useNetwork();
  const { state, reason } = stk.lifecycle;
  if (host.active && state === 'active') return null;
  return (
    <Note tone="warn">
      <p>
        <b className="font-semibold">
          {host.active
            ? state === 'exit-only'
              ? `${stk.symbol} can only be redeemed.`
              : `${stk.symbol} is paused.`
            : `${stk.symbol} is switched off.`}
        </b>{' '}
        {host.active ? reason : whyOff(stk.symbol, host)}
      </p>
      <p className="mt-1.5">
        What you hold keeps what stands behind it, and you can{' '}
        <Link href={`/transfer?${new URLSearchParams({ from: network.hub, asset: stk.denom })}`} className="link">
          send it to other chains
        </Link>
        . {!host.active && 'What unbonds already waits too, and goes on when it is switched on again.'}
      </p>
    </Note>
  );
}

/** The chain compares stk per coin; people read coins per stk, for which the limits change places. */
function whyOff(symbol: string, host: HostChain): string {
  if (isWithinLimits(host)) return 'Its administrator has done that. Nothing is minted or redeemed until it is switched on again.';
  const rate = (cValue: HostChain['cValue']) => {
    const value = hostExchangeRate({ cValue });
    return value === null ? 'nothing' : formatRate(value);
  };
  return `Its rate of ${rate(host.cValue)} is outside of the limits that the chain sets itself, ${rate(host.upperLimit)} to ${rate(host.lowerLimit)}. Then the chain stops minting and redeeming ${symbol} until its administrator has looked at it, so that nobody gains from a wrong rate.`;
}
