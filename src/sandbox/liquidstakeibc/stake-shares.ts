import type { Context } from '../context.ts';
import { decInt, mul, truncateInt } from '../dec.ts';
import type { DenomTrace } from '../ibc/records.ts';
import { balanceOf, send } from '../modules/bank.ts';
import { Refusal, sdk } from '../refusal.ts';
import type { Coin } from '../state.ts';
import { assertActive } from './assert-chain.ts';
import { hostChainWhere } from './host-chain.ts';
import { isLsmDeposited, saveLsmDeposit } from './lsm-deposits.ts';
import { mintStk, payStk } from './mint.ts';
import { DEPOSIT_ACCOUNT, depositAddress } from './module-accounts.ts';
import { BONDED, type HostChain, type HostValidator, type LsmDeposit, LsmDepositState } from './records.ts';
import { orRefused, refused } from './refusals.ts';

/** MsgLiquidStakeLSM, one coin of it: tokens of shares on the host chain become stk; at the end of the day they go there and become stake again. */
export function liquidStakeShares(context: Context, user: string, tokens: Coin): void {
  const { store } = context;
  const { chain, validator, base } = assertShares(context, user, tokens);
  const shares = decInt(tokens.amount);
  const worth = mul(shares, validator.exchange_rate);
  if (worth < decInt(chain.minimum_deposit))
    throw refused(2002, `expected amount for delegation ${tokens.denom} more than ${chain.minimum_deposit}, got ${tokens.amount}`);
  const deposit: LsmDeposit = {
    chain_id: chain.chain_id,
    amount: truncateInt(worth),
    shares,
    denom: base,
    ibc_denom: tokens.denom,
    delegator_address: user,
    state: LsmDepositState.pending,
    ibc_sequence_id: '',
  };
  if (isLsmDeposited(store, deposit))
    throw refused(2020, `already processing LSM deposit for token ${deposit.denom} and delegator ${user}`);
  saveLsmDeposit(store, deposit);
  const stk = mintStk(context, chain, deposit.amount);
  orRefused(2003, `failed to deposit tokens to module account ${DEPOSIT_ACCOUNT}`, () => send(context, user, depositAddress(), [tokens]));
  payStk(context, chain, user, deposit.amount, stk, 'liquid_stake_lsm');
}

/** Whose shares the tokens are, if they may be deposited. */
function assertShares({ store }: Context, user: string, { denom, amount }: Coin): ShareToken {
  const trace = store.get('transferDenoms', denom.slice('ibc/'.length).toUpperCase());
  if (!denom.startsWith('ibc/') || !trace) throw refused(2018, `IBC denom ${denom} doesn't belong to a LSM token`);
  const channel = channelOf(trace);
  const found = hostChainWhere(store, ({ channel_id }) => channel_id === channel);
  if (!found) throw keyNotFound(`host chain with channel id ${channel} not registered`);
  const chain = assertActive(found);
  if (!chain.flags.lsm) throw refused(2019);
  const [operator = ''] = trace.base.split('/');
  const validator = chain.validators.find(({ operator_address }) => operator_address === operator);
  if (!validator) throw keyNotFound(`validator ${operator} is not part of the module active set for chain ${chain.chain_id}`);
  if (validator.status !== BONDED) throw refused(2021, `validator ${operator} is not in the bonded state, it is in ${validator.status}`);
  if (validator.weight === 0n) throw refused(2011, `validator ${operator} is not in the validator set, weight is 0.000000000000000000`);
  if (balanceOf(store, user, denom) < amount) throw sdk(5, 'not enough tokenized delegation funds');
  return { chain, validator, base: trace.base };
}

type ShareToken = { readonly chain: HostChain; readonly validator: HostValidator; readonly base: string };

/** The channel over which a denom came, if it came over one only; else something that is no channel. */
const channelOf = ({ trace }: DenomTrace): string =>
  trace
    .map(({ port, channel }) => `${port}/${channel}`)
    .join('/')
    .replace(/^transfer\//, '');

const keyNotFound = (text: string): Refusal => new Refusal('sdk', 22, `${text}: key not found`);
