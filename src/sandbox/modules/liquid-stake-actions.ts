import { coin, coinSet, coinText } from '../coins.ts';
import type { Context } from '../context.ts';
import {
  type Dec,
  decInt,
  formatDec,
  mulInt,
  mulTruncate,
  ONE,
  parseDec,
  quo,
  quoTruncate,
  sub,
  truncateDec,
  truncateInt,
} from '../dec.ts';
import { event } from '../events.ts';
import { GAS } from '../gas.ts';
import { Refusal, refusal, sdk } from '../refusal.ts';
import type { Coin } from '../state.ts';
import { pairKey } from '../state.ts';
import { rfc3339, ZERO_TIME } from '../time.ts';
import { moduleAccount } from './auth.ts';
import { balanceOf, burnCoins, mintCoins, send, sendFromModule } from './bank.ts';
import { redeemTokens, tokenizeShares } from './liquid.ts';
import {
  activeValidators,
  isUsable,
  type LiquidValidatorState,
  liquidValidatorStates,
  meteredNetAmountState,
  type NetAmountState,
  PROXY,
} from './liquid-stake.ts';
import { bondDenom } from './staking.ts';
import { delegateMessage, undelegateMessage } from './staking-messages.ts';
import { validateUnbondAmount } from './validator.ts';

/** Active target weight that is needed for staking. */
const QUORUM = parseDec('0.3333');
const TOTAL_WEIGHT = decInt(10_000n);

const moduleEvent = event('message', ['module', 'liquidstake']);

function assertNotPaused({ store }: Context): void {
  if (store.single('liquidStake').modulePaused) throw refusal('liquidstake', 21);
}

/** Checks of everything that stakes: minimum, denom, active validators, quorum. */
function assertStakeable(context: Context, amount: Coin): readonly LiquidValidatorState[] {
  const { store } = context;
  if (amount.amount < store.single('liquidStake').minLiquidStakeAmount) throw refusal('liquidstake', 7);
  const expected = bondDenom(context);
  if (amount.denom !== expected) throw refusal('liquidstake', 4, `invalid coin denomination: got ${amount.denom}, expected ${expected}`);
  const active = activeValidators(store);
  if (active.length === 0) throw refusal('liquidstake', 2);
  const weight = active.reduce((sum, validator) => sum + validator.weight, 0n);
  if (quo(decInt(weight), TOTAL_WEIGHT) < QUORUM) throw refusal('liquidstake', 20, `${formatDec(quo(decInt(weight), TOTAL_WEIGHT))}`);
  return active;
}

/** Mints stkXPRT for an amount of stake at the rate of a state, and gives it to a user. */
function mintFor(context: Context, user: string, state: NetAmountState, amount: bigint): Coin {
  const { liquidBondDenom } = context.store.single('liquidStake');
  const { stkxprtTotalSupply: supply, netAmount } = state;
  if (supply > 0n && netAmount === 0n) throw refusal('liquidstake', 11);
  const minted = supply === 0n ? amount : truncateInt(quoTruncate(mulTruncate(decInt(supply), decInt(amount)), decInt(netAmount)));
  if (minted <= 0n) throw refusal('liquidstake', 12);
  const stk = coin(liquidBondDenom, minted);
  mintCoins(context, 'liquidstake', [stk]);
  sendFromModule(context, 'liquidstake', user, [stk]);
  return stk;
}

/** Divides stake by weight; the crumbs go to the first validator by address. */
export function delegateByWeight(context: Context, active: readonly LiquidValidatorState[], amount: bigint): void {
  const weight = active.reduce((sum, validator) => sum + validator.weight, 0n);
  const unit = quoTruncate(decInt(amount), decInt(weight));
  const parts = active.map((validator) => truncateInt(mulInt(unit, validator.weight)));
  const crumbs = amount - parts.reduce((sum, part) => sum + part, 0n);
  active.forEach(({ operatorAddress }, index) => {
    const part = (parts[index] ?? 0n) + (index === 0 ? crumbs : 0n);
    if (part > 0n) delegateMessage(context, PROXY, operatorAddress, coin(bondDenom(context), part));
  });
}

/** Runs a step of another module; its error becomes one of ours, with the text of the message as gogoproto prints it. */
function nested<Result>(code: 16 | 17 | 22 | 25, message: string, step: () => Result): Result {
  try {
    return step();
  } catch (error) {
    if (error instanceof Refusal && error.code !== 11) throw refusal('liquidstake', code, `error: ${error.message}; message: ${message}`);
    throw error;
  }
}

const protoCoin = ({ denom, amount }: Coin): string => `<denom:"${denom}" amount:"${amount}" > `;

/** MsgLiquidStake: stake goes to the proxy and on to the validators; stkXPRT is minted to the user. */
export function liquidStake(context: Context, user: string, amount: Coin): void {
  assertNotPaused(context);
  const active = assertStakeable(context, amount);
  const state = meteredNetAmountState(context);
  context.gas.use(GAS.stakeCheck);
  send(context, user, PROXY, [amount]);
  context.gas.use(GAS.statesUsed);
  const minted = mintFor(context, user, state, amount.amount);
  nested(22, `delegator_address:"${PROXY}" `, () => delegateByWeight(context, active, amount.amount));
  context.events.push(
    moduleEvent,
    event(
      'liquid_stake',
      ['delegator', user],
      ['liquid_amount', coinText(amount)],
      ['stkxprt_minted_amount', coinText(minted)],
      ['c_value', formatDec(quo(decInt(minted.amount), decInt(amount.amount)))],
    ),
  );
}

/** Stake that a redemption takes from each liquid validator, those that cannot be used first. */
function splitRedemption(context: Context, total: Dec): { readonly operator: string; readonly amount: bigint }[] {
  const { store } = context;
  const validators = liquidValidatorStates(store);
  const tokens = validators.reduce((sum, validator) => sum + validator.liquidTokens, 0n);
  if (tokens === 0n) return [];
  const unit = quoTruncate(total, decInt(tokens));
  const parts = validators.map(({ operatorAddress, liquidTokens }) => ({
    operator: operatorAddress,
    amount: truncateInt(mulTruncate(unit, decInt(liquidTokens))),
  }));
  if (parts.every(({ amount }) => amount === 0n)) throw refusal('liquidstake', 13);
  const usable = parts.filter(({ operator }) => isUsable(store, operator));
  return [...parts.filter(({ operator }) => !isUsable(store, operator)), ...usable].filter(({ amount }) => amount > 0n);
}

/** One validator's part: the proxy's stake becomes the user's, as share tokens, and is undelegated by him. */
function redeemAt(context: Context, user: string, operator: string, amount: bigint): { completionTime: bigint; amount: bigint } {
  const { store } = context;
  const asked = coin(bondDenom(context), amount);
  context.gas.use(GAS.redeemCheck);
  validateUnbondAmount(store, PROXY, operator, amount);
  const open = store.get('unbondings', pairKey(user, operator))?.entries.length ?? 0;
  if (open >= store.single('staking').params.maxEntries) throw refusal('staking', 27);
  const tokenize = `delegator_address:"${PROXY}" validator_address:"${operator}" amount:${protoCoin(asked)}tokenized_share_owner:"${user}" `;
  const token = nested(16, tokenize, () => tokenizeShares(context, PROXY, operator, asked, user));
  send(context, PROXY, user, [token]);
  const redeem = `delegator_address:"${user}" amount:${protoCoin(token)}`;
  const redeemed = nested(17, redeem, () => redeemTokens(context, user, token));
  const leave = `delegator_address:"${user}" validator_address:"${operator}" amount:${protoCoin(redeemed)}`;
  const { completionTime } = nested(25, leave, () => undelegateMessage(context, user, operator, redeemed));
  context.gas.use(-GAS.redeemCheck);
  return { completionTime, amount: redeemed.amount };
}

/** MsgLiquidUnstake: burns stkXPRT; the user gets unbonding entries at every liquid validator. Returns the completion time. */
export function liquidUnstake(context: Context, user: string, amount: Coin): bigint {
  const { store } = context;
  assertNotPaused(context);
  const { liquidBondDenom, unstakeFeeRate } = store.single('liquidStake');
  if (amount.denom !== liquidBondDenom)
    throw refusal('liquidstake', 5, `invalid coin denomination: got ${amount.denom}, expected ${liquidBondDenom}`);
  const state = meteredNetAmountState(context);
  const supply = state.stkxprtTotalSupply;
  if (amount.amount > supply || supply === 0n) throw refusal('liquidstake', 8);
  const gross = truncateDec(quo(mulTruncate(decInt(amount.amount), decInt(state.netAmount)), decInt(supply)));
  const total = truncateDec(mulTruncate(gross, sub(ONE, unstakeFeeRate)));
  if (total === 0n) throw refusal('liquidstake', 13);
  send(context, user, moduleAccount('liquidstake'), [amount]);
  burnCoins(context, 'liquidstake', [amount]);
  context.gas.use(GAS.statesUsed + GAS.burnStk);
  const parts = splitRedemption(context, total);
  const done = { completionTime: ZERO_TIME, unbonding: 0n, unbonded: 0n };
  if (parts.length === 0) done.unbonded = payFromProxy(context, user, truncateInt(total));
  for (const part of parts) {
    const entry = redeemAt(context, user, part.operator, part.amount);
    done.unbonding += entry.amount;
    done.completionTime = entry.completionTime;
  }
  const bond = bondDenom(context);
  context.events.push(
    moduleEvent,
    event(
      'liquid_unstake',
      ['delegator', user],
      ['unstake_amount', coinText(amount)],
      ['unbonding_amount', coinText(coin(bond, done.unbonding))],
      ['unbonded_amount', coinText(coin(bond, done.unbonded))],
      ['completion_time', rfc3339(done.completionTime)],
    ),
  );
  return done.completionTime;
}

/** No stake behind stkXPRT: paid at once if the proxy has enough. */
function payFromProxy(context: Context, user: string, amount: bigint): bigint {
  const bond = bondDenom(context);
  if (balanceOf(context.store, PROXY, bond) < amount) throw refusal('liquidstake', 11);
  send(context, PROXY, user, coinSet(bond, amount));
  return amount;
}

/** MsgStakeToLP: ends with 14 because no pool contract exists here; everything before it is done, as on the real chain. */
export function stakeToLp(context: Context, user: string, operator: string, staked: Coin): void {
  const { store } = context;
  const params = store.single('liquidStake');
  assertNotPaused(context);
  if (params.lsmDisabled) throw refusal('liquidstake', 15);
  const active = assertStakeable(context, staked);
  if (!active.some(({ operatorAddress }) => operatorAddress === operator)) throw refusal('liquidstake', 10);
  const state = meteredNetAmountState(context);
  const tokenize = `delegator_address:"${user}" validator_address:"${operator}" amount:${protoCoin(staked)}tokenized_share_owner:"${PROXY}" `;
  const token = nested(16, tokenize, () => tokenizeShares(context, user, operator, staked, PROXY));
  send(context, user, PROXY, [token]);
  const redeemed = nested(17, `delegator_address:"${PROXY}" amount:${protoCoin(token)}`, () => redeemTokens(context, PROXY, token));
  mintFor(context, user, state, redeemed.amount);
  throw refusal('liquidstake', 14);
}

/** Only gov and the whitelist admin change parameters. */
export function assertAuthority(context: Context, authority: string, named: 'gov' | 'admin'): void {
  const admin = context.store.single('liquidStake').whitelistAdminAddress;
  if (authority === moduleAccount('gov') || authority === admin) return;
  throw sdk(24, `invalid authority; expected ${named === 'gov' ? moduleAccount('gov') : admin}, got ${authority}`);
}
