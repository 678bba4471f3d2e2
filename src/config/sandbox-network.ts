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
    {
      chain: 'core-sandbox-1',
      denom: 'ibc/C8A74ABBE2AF892E15680D916A7C22130585CE5704F9B17A10F184A90D53BECA',
      symbol: 'ATOM',
      name: 'Cosmos Hub Atom',
      decimals: 6,
      mark: 'atom',
      kind: 'ibc',
      origin: { chain: 'cosmoshub-4', denom: 'uatom', path: 'transfer/channel-24' },
      lifecycle: {
        state: 'active',
        reason: 'Came over IBC. It can pay network fees here; moving it back needs the Hub.',
        since: '2021-03-30',
        source: 'https://github.com/cosmos/chain-registry',
      },
    },
  ],
};
