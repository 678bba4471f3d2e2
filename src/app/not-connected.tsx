import type { ChainId } from '#config/network.ts';
import { useNetwork } from '#queries/network-context.tsx';

/** More names would fill the menu. */
const NAMED = 3;

/** On which chains of the network the wallet gave no account yet. It is asked when a page needs one, so nothing is to be done about it here. */
export function NotConnected({ connected }: { connected: readonly ChainId[] }) {
  const { network } = useNetwork();
  const missing = network.chains.filter(({ id }) => !connected.includes(id));
  if (missing.length === 0) return null;
  const names = missing.length <= NAMED ? missing.map(({ name }) => name).join(', ') : `${missing.length} other chains`;
  return <p className="mt-1 text-small text-ink-3">Not connected: {names}</p>;
}
