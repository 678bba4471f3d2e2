import type { Lifecycle } from '#domain/asset.ts';

/** The staking coin of Core-1: as old as the chain. */
export const XPRT_LIFECYCLE: Lifecycle = {
  state: 'active',
  reason: 'XPRT is the staking and fee coin of Persistence Core-1.',
  since: '2021-03-30',
  source: 'https://github.com/persistenceOne/networks/blob/master/core-1/final_genesis.json',
};

/**
 * The chain-registry flags stkXPRT as deprecated together with the other stkASSETs, but the chain still runs its module,
 * and the proposal that ended the others excludes it by name. Whether the module is paused is read from the chain.
 */
export const STKXPRT_LIFECYCLE: Lifecycle = {
  state: 'active',
  reason: 'The chain runs x/liquidstake: stkXPRT can be minted and redeemed unless the module is paused.',
  since: '2024-03-13',
  source: 'https://polkachu.com/gov_proposals/6102',
};

/** stkATOM and its siblings: v12 of the chain deletes the store of x/liquidstakeibc and unregisters the module. */
export function goneWithLiquidstakeibc(symbol: string): Lifecycle {
  return {
    state: 'gone',
    reason: `Release v12 of Persistence removed x/liquidstakeibc: ${symbol} can be held and transferred, but neither minted nor redeemed on the chain.`,
    since: '2025-07-16',
    source: 'https://github.com/persistenceOne/persistenceCore/blob/v12.0.1/app/upgrades/v12.0.0/constants.go',
  };
}

/** A denom that no list of this network names. It is shown with its own denom, never with a symbol that it claims for itself. */
export const UNLISTED_LIFECYCLE: Lifecycle = {
  state: 'gone',
  reason: 'This asset is not listed for the network, so nobody has vouched for its name. It can be held and transferred.',
  since: '2021-03-30',
  source: 'https://github.com/cosmos/chain-registry',
};
