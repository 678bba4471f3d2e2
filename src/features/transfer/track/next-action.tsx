import { Link } from 'wouter';
import type { Network } from '#config/network.ts';
import { chainById } from '#config/networks.ts';
import { amount, formatBase } from '#domain/amount.ts';
import { useNetwork } from '#queries/network-context.tsx';
import type { JournalEntry } from '#tx/journal-entry.ts';
import type { TrackedTransfer } from '#tx/journal-transfer.ts';
import { openPlans } from '#tx/open-plans.ts';
import { txAsset } from '#tx/tx-asset.ts';
import { useAccountOn } from '#wallet/wallet-context.tsx';
import { writeSearch } from '../search.ts';

type Props = { readonly transfer: TrackedTransfer; readonly entry: JournalEntry };

/** What can be done when one's own transfer has ended: go on with the work that it was part of, use what has arrived, or try again what came back. */
export function NextAction({ transfer, entry }: Props) {
  const { network } = useNetwork();
  const { route, outcome } = transfer;
  const sender = useAccountOn(route.from)?.address;
  const receiver = useAccountOn(route.to)?.address;
  const isMine = entry.origin === 'signed' || (outcome === 'refunded' ? sender === route.sender : receiver === route.receiver);
  const action = isMine ? actionOf(transfer, entry, network) : null;
  if (!action) return null;
  return (
    <Link href={action.href} className="btn btn-primary">
      {action.label}
    </Link>
  );
}

type Action = { readonly href: string; readonly label: string };

function actionOf({ route, base, outcome }: TrackedTransfer, entry: JournalEntry, network: Network): Action | null {
  const [first, last] = [route.hops[0], route.hops.at(-1)];
  if (!first || !last) return null;
  const sent = { from: route.from, to: route.to, asset: first.sends.denom };
  if (outcome === 'refunded') {
    const typed = formatBase(amount(txAsset(network, route.from, first.sends.denom), base));
    return { href: writeSearch({ ...sent, amount: typed }), label: 'Try again' };
  }
  if (outcome !== 'arrived') return null;
  const [open] = openPlans([entry]);
  if (open?.next.kind === 'transfer') {
    const { chain, denom, base: left, title } = open.next;
    return {
      href: writeSearch({ from: chain, asset: denom, amount: formatBase(amount(txAsset(network, chain, denom), left)) }),
      label: title,
    };
  }
  return onArrival(route.to, last.arrives.denom, network);
}

/** What is done most with a coin where it has arrived. */
function onArrival(chain: string, denom: string, network: Network): Action {
  const { symbol, origin } = txAsset(network, chain, denom);
  const on = writeSearch({ from: chain, asset: denom });
  if (chain !== network.hub) return { href: on, label: `Send ${symbol} on` };
  if (denom === chainById(network, chain)?.stakeDenom) return { href: '/liquid?tab=mint', label: `Mint stk${symbol}` };
  const liquid = network.assets.find((asset) => asset.chain === chain && asset.kind === 'liquid' && asset.underlying === origin?.denom);
  return liquid?.lifecycle.state === 'active'
    ? { href: `/liquid?${new URLSearchParams({ asset: liquid.denom, tab: 'mint' })}`, label: `Mint ${liquid.symbol}` }
    : { href: on, label: `Send ${symbol} on` };
}
