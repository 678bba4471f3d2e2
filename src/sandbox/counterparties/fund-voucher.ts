import { onChain } from '../address.ts';
import { bankDenom, oneHopLess, traceOf } from '../ibc/denom.ts';
import { escrowAddress, noteEscrow } from '../ibc/transfer.ts';
import { fundAccount } from '../intervention.ts';
import type { SandboxNode } from '../node.ts';
import type { SandboxState } from '../state.ts';
import { Store } from '../store.ts';

/**
 * Gives an account vouchers, and puts what they stand for in escrow on every chain that they came through, so that they can go home. Throws a
 * Refusal when the chain has never heard of the denom.
 */
export function fundVoucher(nodes: readonly SandboxNode[], node: SandboxNode, address: string, denom: string, amount: bigint): void {
  node.intervene(fundAccount(address, denom, amount));
  let at = node;
  let left = traceOf(new Store(node.state), denom);
  while (left.trace[0]) {
    const { port, channel } = left.trace[0];
    const end = at.state.tables.ibcChannels.get(`${port}/${channel}`);
    const there = nodes.find(({ chainId }) => end && chainId === counterpartyOf(at.state, end.connectionId));
    if (!end || !there) return;
    left = oneHopLess(left);
    const coin = { denom: bankDenom(left), amount };
    const escrow = onChain(there.state.singles.prefix, () => escrowAddress(end.counterpartyPort, end.counterpartyChannel));
    there.intervene(fundAccount(escrow, coin.denom, amount));
    there.intervene((state) => {
      const store = new Store(state);
      noteEscrow(store, coin, 1n);
      return store.freeze();
    });
    at = there;
  }
}

/** Chain id at the other end of a connection. */
function counterpartyOf({ tables }: SandboxState, connectionId: string): string | undefined {
  const clientId = tables.ibcConnections.get(connectionId)?.clientId;
  return clientId === undefined ? undefined : tables.ibcClients.get(clientId)?.chainId;
}
