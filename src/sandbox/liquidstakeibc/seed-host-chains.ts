import { onChain, toAddress } from '../address.ts';
import { coin } from '../coins.ts';
import type { Context } from '../context.ts';
import { decInt, mul, parseDec, truncateInt } from '../dec.ts';
import { GasMeter } from '../gas.ts';
import { parseDenomPath, rememberDenom } from '../ibc/denom.ts';
import { escrow, mint as mintVouchers } from '../ibc/transfer.ts';
import { moduleAccount } from '../modules/auth.ts';
import { mintCoins, sendFromModule } from '../modules/bank.ts';
import { delegateMessage, undelegateMessage } from '../modules/staking-messages.ts';
import { addressOf, bytesOf, DAY } from '../seed-accounts.ts';
import type { SandboxState, Validator } from '../state.ts';
import { Store } from '../store.ts';
import { SECOND } from '../time.ts';
import { depositOf, openDeposit, saveDeposit } from './deposits.ts';
import { dayOf, ibcDenomOf, mintDenomOf, saveHostChain } from './host-chain.ts';
import { depositAddress, MINTER } from './module-accounts.ts';
import { backingOf, cValueOf, limitsOf, unstaked } from './rate.ts';
import { type HostChain, UnbondingState } from './records.ts';
import { registerHostChain } from './register-host-chain.ts';
import { baseOf, member, SEED_CHAINS, type SeedChain } from './seed-chains.ts';
import { addUnbonding, saveUnbonding } from './unbondings.ts';

/** What each chain is after all of them have been linked. */
export type Linked = { readonly core: SandboxState; readonly hosts: readonly SandboxState[] };

/**
 * Gives Core-1 its liquid coins of other chains, as if people had staked there for a year: stake on the host chains, stk in circulation at the rate that
 * follows, deposits of today, and one unbonding under way. Every chain must have its transfer channel to Core-1, and Core-1 its module. Chains
 * that are not in `SEED_CHAINS` stay as they are.
 */
export function seedHostChains({ core, hosts }: Linked): Linked {
  const here = new Store(core);
  const linked = hosts.map((host) => {
    const seed = SEED_CHAINS.find(({ chainId }) => chainId === host.singles.chainId);
    if (!seed) return host;
    const there = new Store(host);
    onChain(core.singles.prefix, () => seedChain(here, there, seed));
    return there.freeze();
  });
  return { core: here.freeze(), hosts: linked };
}

const contextOf = (store: Store): Context => ({
  store,
  height: store.single('height'),
  time: store.single('time'),
  events: [],
  gas: new GasMeter(Number.POSITIVE_INFINITY),
});

function seedChain(here: Store, there: Store, seed: SeedChain): void {
  const registered = registerHostChain(here, there, seed);
  const chain = { ...registered, validators: onChain(there.single('prefix'), () => stakeAbroad(there, registered, seed)) };
  const core = contextOf(here);
  giveStk(core, chain, seed);
  deposit(core, there, chain, seed);
  const backing = backingOf(here, chain);
  const c_value = cValueOf(backing);
  const rated: HostChain = { ...chain, c_value, last_c_value: c_value };
  const { lower, upper } = limitsOf(rated, backing);
  const params = { ...rated.params, lower_c_value_limit: lower, upper_c_value_limit: upper };
  saveHostChain(here, { ...rated, params });
  unbond(here, there, rated, seed);
}

/** New coins for an account. */
function fund(context: Context, address: string, denom: string, amount: bigint): void {
  mintCoins(context, 'mint', [coin(denom, amount)]);
  sendFromModule(context, 'mint', address, [coin(denom, amount)]);
}

/**
 * Delegates by weight to the largest validators. One coin more stays on the account: what undelegating a slashed validator's shares loses by rounding
 * must not keep the rest from being sent back.
 */
function stakeAbroad(store: Store, chain: HostChain, seed: SeedChain): HostChain['validators'] {
  const context = contextOf(store);
  const { address } = chain.delegation_account;
  fund(context, address, seed.denom, baseOf(seed, seed.staked + 1));
  const largest = [...store.all('validators').values()].filter(({ status }) => status === 3).sort(byTokens);
  return seed.weights.map((weight, index) => {
    const operator = largest[index]?.operatorAddress ?? '';
    const amount = truncateInt(mul(decInt(baseOf(seed, seed.staked)), parseDec(weight)));
    delegateMessage(context, address, operator, coin(seed.denom, amount));
    return member(operator, weight, amount);
  });
}

const byTokens = (a: Validator, b: Validator): number => (a.tokens === b.tokens ? 0 : a.tokens > b.tokens ? -1 : 1);

/** To the people of the sandbox, and the rest to others. */
function giveStk(context: Context, chain: HostChain, seed: SeedChain): void {
  const denom = mintDenomOf(chain);
  const others = toAddress('account', bytesOf('other holders').slice(0, 20));
  const give = (address: string, whole: number): void => {
    mintCoins(context, MINTER, [coin(denom, baseOf(seed, whole))]);
    sendFromModule(context, MINTER, address, [coin(denom, baseOf(seed, whole))]);
  };
  const holders = Object.entries(seed.holders);
  for (const [name, whole] of holders) give(addressOf(name), whole);
  give(others, seed.minted - holders.reduce((sum, [, whole]) => sum + whole, 0));
}

/** What was given today: vouchers on Core-1, the coins in escrow on the host chain. */
function deposit(context: Context, there: Store, chain: HostChain, seed: SeedChain): void {
  const amount = baseOf(seed, seed.pending);
  const { store } = context;
  rememberDenom(store, parseDenomPath(`${chain.port_id}/${chain.channel_id}/${chain.host_denom}`));
  const voucher = coin(ibcDenomOf(chain), amount);
  mintVouchers(context, depositAddress(), voucher);
  onChain(there.single('prefix'), () => {
    const host = contextOf(there);
    mintCoins(host, 'mint', [coin(chain.host_denom, amount)]);
    const channel = [...there.all('ibcChannels').values()].find(
      (one) => one.port === chain.port_id && one.counterpartyChannel === chain.channel_id,
    );
    escrow(host, channel?.channel ?? '', moduleAccount('mint'), coin(chain.host_denom, amount));
  });
  const day = dayOf(store);
  if (!depositOf(store, chain, day)) openDeposit(store, chain, day);
  const open = depositOf(store, chain, day);
  if (open) saveDeposit(store, { ...open, amount: voucher });
}

/** What was unstaked earlier: an entry of the account on the host chain, and here what it is for. */
function unbond(here: Store, there: Store, chain: HostChain, { unbonding, ...seed }: SeedChain): void {
  const [first] = chain.validators;
  if (!unbonding || !first) return;
  const stk = coin(mintDenomOf(chain), baseOf(seed, unbonding.stk));
  const amount = coin(chain.host_denom, unstaked(stk.amount, chain.c_value));
  const mature_time = onChain(there.single('prefix'), () => {
    const now = contextOf(there);
    const { address } = chain.delegation_account;
    fund(now, address, amount.denom, amount.amount);
    delegateMessage(now, address, first.operator_address, amount);
    const left = BigInt(unbonding.daysLeft * DAY) * SECOND;
    const then = now.time + left - there.single('staking').params.unbondingTime;
    return undelegateMessage({ ...now, time: then }, address, first.operator_address, amount).completionTime;
  });
  const factor = chain.unbonding_factor;
  const place = { chain_id: chain.chain_id, epoch_number: ((dayOf(here) - 1n) / factor) * factor };
  const whole = addUnbonding(here, place, addressOf(unbonding.owner), stk, amount);
  saveUnbonding(here, { ...whole, mature_time, state: UnbondingState.maturing });
}
