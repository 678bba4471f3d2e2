import { graphOf } from '#config/graph-of.ts';
import type { Network } from '#config/network.ts';
import type { TracedAsset } from '#config/traced-asset.ts';
import { unwindOf } from '#domain/unwind.ts';

export type Action = { readonly label: string; readonly href: string };

/** Where a coin can be sent from the chain on which it is; one that came by another way is sent back along it. `path`: where it came from, if that is known. */
export function sendAction(network: Network, { standing, asset }: TracedAsset, path: string | undefined): Action {
  const unwind = standing === 'detour' ? unwindOf(graphOf(network), asset.chain, asset.denom, path) : null;
  const to = unwind?.kind === 'unwind' ? { to: unwind.to } : {};
  return {
    label: unwind?.kind === 'unwind' ? 'Unwind' : 'Send',
    href: `/transfer?${new URLSearchParams({ from: asset.chain, ...to, asset: asset.denom })}`,
  };
}
