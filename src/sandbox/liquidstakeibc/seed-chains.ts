import { coin } from '../coins.ts';
import { type Dec, dec, parseDec } from '../dec.ts';
import { dailyFactor } from './rate.ts';
import { BONDED, type HostChain, ICA_CREATED } from './records.ts';

/** The host chains of the sandbox and who owns their liquid coins. Amounts are whole coins. */
export type SeedChain = {
  readonly chainId: string;
  readonly denom: string;
  readonly decimals: bigint;
  /** Days between unbondings: so many that no more than seven are open at once on the host chain. */
  readonly unbondingFactor: bigint;
  /** The most that rewards may bring in a year, percent. */
  readonly autoCompound: string;
  readonly lsm: boolean;
  /** Weights of the host chain's largest validators. */
  readonly weights: readonly string[];
  readonly minted: number;
  readonly staked: number;
  /** Given to be staked today. */
  readonly pending: number;
  /** stk that somebody unstaked some days ago: how much, and the days until it is back. */
  readonly unbonding?: { readonly owner: string; readonly stk: number; readonly daysLeft: number };
  readonly holders: Readonly<Record<string, number>>;
};

export const SEED_CHAINS: readonly SeedChain[] = [
  {
    chainId: 'hub-sandbox-1',
    denom: 'uatom',
    decimals: 6n,
    unbondingFactor: 4n,
    autoCompound: '20',
    lsm: true,
    weights: ['0.35', '0.3', '0.2', '0.15'],
    minted: 1_000_000,
    staked: 1_203_400,
    pending: 620,
    unbonding: { owner: 'alice', stk: 35, daysLeft: 9 },
    holders: { alice: 240, bob: 18.5, erin: 9_400 },
  },
  {
    chainId: 'osmo-sandbox-1',
    denom: 'uosmo',
    decimals: 6n,
    unbondingFactor: 3n,
    autoCompound: '15',
    lsm: false,
    weights: ['0.4', '0.35', '0.25'],
    minted: 2_400_000,
    staked: 2_713_000,
    pending: 1_150,
    holders: { alice: 410, erin: 6_200 },
  },
  {
    chainId: 'dydx-sandbox-1',
    denom: 'adydx',
    decimals: 18n,
    unbondingFactor: 5n,
    autoCompound: '25',
    lsm: false,
    weights: ['0.5', '0.3', '0.2'],
    minted: 310_000,
    staked: 352_700,
    pending: 95,
    holders: { alice: 62.25, bob: 3, erin: 800 },
  },
];

/** Base units of an amount of whole coins. */
export const baseOf = ({ decimals }: SeedChain, whole: number): bigint => (BigInt(Math.round(whole * 1000)) * 10n ** decimals) / 1000n;

/** A host chain as it is registered: with the parameters of the specification's example. A hundredth of a coin can be staked. */
export function registered(
  seed: SeedChain,
  places: { readonly connectionId: string; readonly channel: string; readonly delegation: string; readonly rewards: string },
): HostChain {
  const account = (address: string, role: string): HostChain['rewards_account'] => ({
    address,
    balance: coin(seed.denom, 0n),
    owner: `${seed.chainId}.${role}`,
    channel_state: ICA_CREATED,
  });
  return {
    chain_id: seed.chainId,
    connection_id: places.connectionId,
    params: { ...PARAMS, lsm_validator_cap: parseDec(seed.lsm ? '0.5' : '0') },
    host_denom: seed.denom,
    channel_id: places.channel,
    port_id: 'transfer',
    delegation_account: account(places.delegation, 'delegate'),
    rewards_account: account(places.rewards, 'rewards'),
    validators: [],
    minimum_deposit: baseOf(seed, 0.01),
    c_value: parseDec('1'),
    last_c_value: NONE,
    unbonding_factor: seed.unbondingFactor,
    active: true,
    auto_compound_factor: dailyFactor(parseDec(seed.autoCompound)),
    flags: { lsm: seed.lsm },
    reward_params: null,
  };
}

const NONE: Dec = dec(0n);
const PARAMS: HostChain['params'] = {
  deposit_fee: NONE,
  restake_fee: parseDec('0.05'),
  unstake_fee: NONE,
  redemption_fee: parseDec('0.005'),
  lsm_validator_cap: NONE,
  lsm_bond_factor: parseDec('-1'),
  max_entries: 0,
  redelegation_acceptable_delta: 0n,
  upper_c_value_limit: parseDec('1.01'),
  lower_c_value_limit: parseDec('0.99'),
};

/** A validator that takes part. */
export const member = (operator_address: string, weight: string, delegated_amount: bigint): HostChain['validators'][number] => ({
  operator_address,
  status: BONDED,
  weight: parseDec(weight),
  delegated_amount,
  exchange_rate: parseDec('1'),
  unbonding_epoch: 0n,
  delegable: true,
});
