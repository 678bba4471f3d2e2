import { graphOf } from '#config/graph-of.ts';
import type { ChainId } from '#config/network.ts';
import { SANDBOX_NETWORK } from '#config/sandbox-network.ts';
import { walkOf } from '#domain/canonical-trace.ts';
import type { DenomTrace } from '#domain/denom-trace.ts';
import { fundVoucher } from '#sandbox/counterparties/fund-voucher.ts';
import { rememberDenom } from '#sandbox/ibc/denom.ts';
import { fundAccount } from '#sandbox/intervention.ts';
import { Store } from '#sandbox/store.ts';
import type { LinkedChains } from './linked-chains.ts';

const graph = graphOf(SANDBOX_NETWORK);

/** Gives an account a coin that came to its chain over pinned channels, and every chain on that way what stands behind it. */
export function fundHeld({ node, nodes }: LinkedChains, chain: ChainId, trace: DenomTrace, address: string, amount: bigint): void {
  if (trace.hops.length === 0) {
    node(chain).intervene(fundAccount(address, trace.base, amount));
    return;
  }
  for (const [index, each] of walkOf(graph, chain, trace).chains.slice(0, -1).entries()) {
    node(each).intervene((state) => {
      const store = new Store(state);
      rememberDenom(store, { base: trace.base, trace: trace.hops.slice(index) });
      return store.freeze();
    });
  }
  fundVoucher(nodes, node(chain), address, graph.denomOf(trace), amount);
}
