import type { Module } from '../application.ts';
import { liquidModule } from '../core-application.ts';

/** A chain that Core-1 reaches over its own channel, as the sandbox begins it: parameters of the real one, invented people and validators. */
export type Counterparty = {
  readonly chainId: string;
  /** Account prefix. */
  readonly prefix: string;
  /** The binary that its nodes run. */
  readonly binary: string;
  readonly version: string;
  /** The coin that is staked and pays fees: base and display units, and the exponent between them. */
  readonly coin: {
    readonly base: string;
    readonly display: string;
    readonly exponent: number;
    readonly name: string;
    readonly symbol: string;
  };
  /** Base units per gas that CheckTx asks for, a decimal text. */
  readonly minGasPrice: string;
  readonly unbondingDays: number;
  /** Parts of the supply that a year brings, and of those the community's; decimal texts. */
  readonly inflation: { readonly start: string; readonly max: string; readonly min: string };
  readonly communityTax: string;
  /** Self-delegation in whole coins, commission as a decimal text. */
  readonly validators: readonly { readonly moniker: string; readonly stake: number; readonly rate: string }[];
  /** Whole coins that belong to people who have no name here. */
  readonly others: number;
  /** What the chain has beyond the SDK's own modules. */
  readonly modules: readonly Module[];
};

const HUB: Counterparty = {
  chainId: 'hub-sandbox-1',
  prefix: 'cosmos',
  binary: 'gaiad',
  version: 'v25.3.2',
  coin: { base: 'uatom', display: 'atom', exponent: 6, name: 'Cosmos Hub', symbol: 'ATOM' },
  minGasPrice: '0.005',
  unbondingDays: 21,
  inflation: { start: '0.1', max: '0.1', min: '0.07' },
  communityTax: '0.02',
  validators: [
    { moniker: 'Alpine Node', stake: 24_600_000, rate: '0.05' },
    { moniker: 'Two Rivers', stake: 18_250_000, rate: '0.08' },
    { moniker: 'Sextant', stake: 11_900_000, rate: '0.1' },
    { moniker: 'Maple Yard', stake: 6_400_000, rate: '0.05' },
    { moniker: 'Nightjar', stake: 2_150_000, rate: '0.07' },
  ],
  others: 41_000_000,
  modules: [liquidModule],
};

const OSMO: Counterparty = {
  chainId: 'osmo-sandbox-1',
  prefix: 'osmo',
  binary: 'osmosisd',
  version: 'v30.0.0',
  coin: { base: 'uosmo', display: 'osmo', exponent: 6, name: 'Osmosis', symbol: 'OSMO' },
  minGasPrice: '0.0025',
  unbondingDays: 14,
  inflation: { start: '0.03', max: '0.03', min: '0.03' },
  communityTax: '0',
  validators: [
    { moniker: 'Beaker', stake: 61_000_000, rate: '0.05' },
    { moniker: 'Still Water', stake: 44_300_000, rate: '0.05' },
    { moniker: 'Ninth Wave', stake: 28_700_000, rate: '0.1' },
    { moniker: 'Pipette', stake: 11_050_000, rate: '0.06' },
  ],
  others: 190_000_000,
  modules: [],
};

/** The real one mints nothing and pays its validators in USDC; here provisions stand for those fees, so that staking it earns something. */
const DYDX: Counterparty = {
  chainId: 'dydx-sandbox-1',
  prefix: 'dydx',
  binary: 'dydxprotocold',
  version: 'v9.4.0',
  coin: { base: 'adydx', display: 'dydx', exponent: 18, name: 'dYdX', symbol: 'DYDX' },
  minGasPrice: '12500000000',
  unbondingDays: 30,
  inflation: { start: '0.04', max: '0.04', min: '0.04' },
  communityTax: '0',
  validators: [
    { moniker: 'Order Book', stake: 39_500_000, rate: '0.05' },
    { moniker: 'Long Short', stake: 30_200_000, rate: '0.05' },
    { moniker: 'Basis Point', stake: 21_000_000, rate: '0.08' },
    { moniker: 'Maker', stake: 8_750_000, rate: '0.1' },
  ],
  others: 120_000_000,
  modules: [],
};

export const COUNTERPARTIES: readonly Counterparty[] = [HUB, OSMO, DYDX];
