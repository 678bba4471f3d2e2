import { STKXPRT_LIFECYCLE, XPRT_LIFECYCLE } from './lifecycles.ts';
import type { Network } from './network.ts';

/** The embedded sandbox: Core-1's rules under a chain id of its own, so that what is signed for it is worthless elsewhere. */
export const SANDBOX_NETWORK: Network = {
  id: 'sandbox',
  name: 'Sandbox',
  kind: 'sandbox',
  hub: 'core-sandbox-1',
  chains: [
    {
      id: 'core-sandbox-1',
      name: 'Persistence Sandbox',
      bech32: 'persistence',
      slip44: 118,
      alternativeSlip44: [],
      rpc: [],
      rest: [],
      stakeDenom: 'uxprt',
      feeAssets: [{ denom: 'uxprt', low: '0.025', average: '0.025', high: '0.04' }],
      gasPrice: '0.025',
      explorer: null,
    },
  ],
  channels: [],
  assets: [
    {
      chain: 'core-sandbox-1',
      denom: 'uxprt',
      symbol: 'XPRT',
      name: 'Persistence',
      decimals: 6,
      mark: 'xprt',
      kind: 'native',
      lifecycle: XPRT_LIFECYCLE,
    },
    {
      chain: 'core-sandbox-1',
      denom: 'stk/uxprt',
      symbol: 'stkXPRT',
      name: 'Liquid-staked XPRT',
      decimals: 6,
      mark: 'stkxprt',
      kind: 'liquid',
      underlying: 'uxprt',
      lifecycle: STKXPRT_LIFECYCLE,
    },
  ],
};
