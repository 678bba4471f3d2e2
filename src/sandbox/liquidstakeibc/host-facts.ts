import { coin, coinText } from '../coins.ts';
import type { Context } from '../context.ts';
import { decInt, formatDec, mul, ONE, quo, sub, truncateInt } from '../dec.ts';
import { event } from '../events.ts';
import { fields, type Value } from '../wire.ts';
import { dayOf, hostChainAt, saveHostChain, totalDelegations, unbondingDay, withValidator } from './host-chain.ts';
import { depositAddress } from './module-accounts.ts';
import { updateRates } from './rate.ts';
import { BONDED, type HostChain, type HostValidator } from './records.ts';
import { sendBack } from './send-back.ts';

/** What there is to know of a validator. */
export const VALIDATOR_FACTS = fields({
  operator_address: [1, 'string'],
  status: [2, 'string'],
  tokens: [3, 'int'],
  shares: [4, 'dec'],
  /** Those of the module's account. */
  delegated_shares: [5, 'dec'],
});
export type ValidatorFacts = Value<typeof VALIDATOR_FACTS>;

/** What becomes of the answers to questions about a host chain: `keeper/icq.go`, `keeper/host_chain.go`. */

/** What the rewards account holds. It is brought back, up to what the chain's factor allows for a day; the rest waits. */
export function rewardsKnown(context: Context, chainId: string, balance: bigint): void {
  const { store, events } = context;
  const before = hostChainAt(store, chainId);
  const account = { ...before.rewards_account, balance: coin(before.host_denom, balance) };
  const chain: HostChain = { ...before, rewards_account: account };
  saveHostChain(store, chain);
  const most = truncateInt(mul(decInt(totalDelegations(chain)), chain.auto_compound_factor));
  const amount = most > balance ? balance : most;
  if (amount === 0n) return;
  sendBack(context, chain, account, coin(chain.host_denom, amount), depositAddress());
  events.push(
    event(
      'rewards_transfer',
      ['chain_id', chainId],
      ['rewards_transfer_amount', coinText(coin(chain.host_denom, amount))],
      ['rewards_balance_amount', coinText(coin(chain.host_denom, balance - amount))],
    ),
  );
}

/** Tokens per share of a validator: below 1 when it was slashed. */
export const exchangeRateOf = ({ tokens, shares }: Pick<ValidatorFacts, 'tokens' | 'shares'>) =>
  shares === 0n ? ONE : quo(decInt(tokens), shares);

/** What has become of a validator. A lower rate means a slash: what is delegated to it is worth less, and so is the stk. */
export function validatorKnown(context: Context, chainId: string, facts: ValidatorFacts): void {
  const { store, events } = context;
  const chain = hostChainAt(store, chainId);
  const known = chain.validators.find(({ operator_address }) => operator_address === facts.operator_address);
  if (!known) return;
  const status = statusKnown(context, chain, known, facts.status);
  const rate = exchangeRateOf(facts);
  saveHostChain(
    store,
    withValidator(chain, known.operator_address, () => ({ ...status, exchange_rate: rate })),
  );
  if (rate === known.exchange_rate) return;
  events.push(
    event(
      'validator_exchange_rate_update',
      ['chain_id', chainId],
      ['validator_address', known.operator_address],
      ['validator_old_exchange_rate', formatDec(known.exchange_rate)],
      ['validator_new_exchange_rate', formatDec(rate)],
    ),
  );
  const worth = mul(rate, facts.delegated_shares);
  const lost = sub(decInt(known.delegated_amount), worth);
  if (known.delegated_amount === 0n || lost <= 0n) return;
  saveHostChain(
    store,
    withValidator(hostChainAt(store, chainId), known.operator_address, (one) => ({ ...one, delegated_amount: truncateInt(worth) })),
  );
  events.push(
    event(
      'slashing',
      ['chain_id', chainId],
      ['validator_address', known.operator_address],
      ['existing_delegation', `${known.delegated_amount}`],
      ['updated_delegation', formatDec(worth)],
      ['slashed_amount', formatDec(lost)],
    ),
  );
  updateRates(context);
}

function statusKnown(context: Context, chain: HostChain, known: HostValidator, status: string): HostValidator {
  if (status === known.status) return known;
  context.events.push(
    event(
      'validator_status_update',
      ['chain_id', chain.chain_id],
      ['validator_address', known.operator_address],
      ['validator_old_status', known.status],
      ['validator_new_status', status],
    ),
  );
  return { ...known, status, unbonding_epoch: status === BONDED ? 0n : unbondingDay(chain, dayOf(context.store)) };
}
