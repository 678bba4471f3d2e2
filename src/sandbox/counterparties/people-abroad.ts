import { addressBytes, toAddress } from '../address.ts';
import { addressOf } from '../seed-accounts.ts';
import { DYDX_ACCOUNTS } from './dydx-accounts.ts';

/** What the people of the sandbox own on the other chains. Who is not listed has no account there, so that a first transfer arrives without gas. */

/**
 * So much of `base`, which came by `path` (`transfer/channel-0`, newest hop first; empty for what was born there). Amounts are whole coins, with
 * as many decimals as `base` has.
 */
export type Holding = {
  readonly chain: string;
  readonly owner: string;
  readonly path: string;
  readonly base: string;
  readonly whole: number;
};

/** `a` coins have 18 decimals, all others 6. */
export const unitOf = (base: string): bigint => (base === 'adydx' ? 10n ** 18n : 1_000_000n);
export const baseUnits = ({ base, whole }: Pick<Holding, 'base' | 'whole'>): bigint =>
  (BigInt(Math.round(whole * 1_000_000)) * unitOf(base)) / 1_000_000n;

const CORE = 'transfer/channel-0';
/** Over the channel between the Hub and Osmosis: the wrong way for everything that has a way through Core-1. */
const DIRECT = 'transfer/channel-1';

const PURSES: Readonly<Record<string, readonly (readonly [owner: string, path: string, base: string, whole: number])[]>> = {
  'hub-sandbox-1': [
    ['alice', '', 'uatom', 1_240],
    ['alice', CORE, 'uxprt', 300],
    ['alice', CORE, 'stk/uxprt', 150],
    ['bob', '', 'uatom', 85.5],
    // Too little for any fee.
    ['dave', '', 'uatom', 0.000_2],
    ['erin', '', 'uatom', 52_000],
    ['erin', CORE, 'uxprt', 5_000],
    ['erin', DIRECT, 'uosmo', 400],
    ['relayer', '', 'uatom', 1_000],
  ],
  'osmo-sandbox-1': [
    ['alice', '', 'uosmo', 640],
    ['alice', CORE, 'stk/uxprt', 500],
    ['alice', DIRECT, 'uatom', 25],
    ['alice', `${DIRECT}/${CORE}`, 'uxprt', 120],
    ['bob', '', 'uosmo', 12],
    ['erin', '', 'uosmo', 30_000],
    ['erin', CORE, 'stk/uxprt', 2_500],
    ['erin', DIRECT, 'uatom', 900],
    ['relayer', '', 'uosmo', 1_000],
  ],
  'dydx-sandbox-1': [
    ['alice', '', 'adydx', 75],
    ['alice', CORE, 'uxprt', 40],
    ['bob', '', 'adydx', 2.5],
    ['erin', '', 'adydx', 4_200.5],
    ['relayer', '', 'adydx', 1_000],
  ],
};

/** Vouchers that Core-1's seed has given out: who has them does not matter, that they are kept on their own chain does. */
const ON_CORE: Holding = { chain: 'core-sandbox-1', owner: 'erin', path: CORE, base: 'uatom', whole: 6_900 };

export const HOLDINGS: readonly Holding[] = [
  ON_CORE,
  ...Object.entries(PURSES).flatMap(([chain, purses]) => purses.map(([owner, path, base, whole]) => ({ chain, owner, path, base, whole }))),
];

/** Address of an account of the sandbox on the chain whose code runs: the same key, but where the coin type is another one. */
export const addressThere = (chain: string, name: string): string =>
  chain === 'dydx-sandbox-1' ? (DYDX_ACCOUNTS[name] ?? '') : toAddress('account', addressBytes(addressOf(name)));
