import type { Network } from '#config/network.ts';
import { SANDBOX_NETWORK } from '#config/sandbox-network.ts';

/** The sandbox's chains as `npm run sandbox` serves them, each with a node that wallets can be told about: a network of a deployment. */
export function servedChains(): Network {
  const chains = SANDBOX_NETWORK.chains.map((chain, index) => ({
    ...chain,
    rpc: [`http://localhost:${26657 + 10 * index}`],
    rest: [`http://localhost:${1317 + 10 * index}`],
  }));
  return { ...SANDBOX_NETWORK, kind: 'custom', chains };
}
