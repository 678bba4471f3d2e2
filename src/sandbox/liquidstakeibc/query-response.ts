import { onChain } from '../address.ts';
import type { Context } from '../context.ts';
import { channelAt, packetKey } from '../ibc/channel.ts';
import type { Errands } from '../ibc/relayer.ts';
import { relayerAddress, relayerHere } from '../ibc/relayer-account.ts';
import { accountField, EMPTY, messageReader } from '../message.ts';
import { balanceOf } from '../modules/bank.ts';
import { sdk } from '../refusal.ts';
import { pairKey, type SandboxState } from '../state.ts';
import { Store } from '../store.ts';
import { type AnyValue, decode, encode, fields, list } from '../wire.ts';
import { hostChainWhere } from './host-chain.ts';
import { exchangeRateOf, rewardsKnown, VALIDATOR_FACTS, type ValidatorFacts, validatorKnown } from './host-facts.ts';
import { BONDED, type HostChain } from './records.ts';
import { retryTransfers, unbondingsWhere, validatorUnbondingsWhere } from './unbondings.ts';

/**
 * Questions about host chains and their answers: x/interchainquery of persistence-sdk. On Core-1 an answer carries a proof against the host chain's
 * application hash. The sandbox has no Merkle store of everything, so whoever relays reads the linked chain itself, at the time of relaying, and
 * the relayer's account alone is believed.
 */

const BALANCE = fields({ amount: [1, 'int'] });
const VALIDATORS = fields({ validators: [1, list(VALIDATOR_FACTS)] });
const LOST = fields({ sequence_ids: [1, list('string')] });

export const RESPONSE = fields({ chain_id: [1, 'string'], query_id: [2, 'string'], result: [3, 'bytes'], from_address: [6, 'string'] });

type Answer = (context: Context, chainId: string, result: Uint8Array) => void;

/** By the name of the question, as the real module calls them; the last is ours. */
const ANSWERS: Readonly<Record<string, Answer>> = {
  'reward-balances'(context, chainId, result) {
    context.store.delete('hostQuestions', chainId);
    rewardsKnown(context, chainId, decode(BALANCE, result).amount);
  },
  validator(context, chainId, result) {
    for (const facts of decode(VALIDATORS, result).validators) validatorKnown(context, chainId, facts);
  },
  // Coins that were too late on their way back are on the host chain again. On Core-1 an administrator sends them once more (`force_ica_transfer`).
  'lost-transfers'(context, _, result) {
    for (const id of decode(LOST, result).sequence_ids) retryTransfers(context.store, id);
  },
};

export const msgSubmitQueryResponse = messageReader({
  typeUrl: '/persistence.interchainquery.v1beta1.MsgSubmitQueryResponse',
  form: RESPONSE,
  signer: (message) => message.from_address,
  execute(context, { chain_id, query_id, result, from_address }) {
    const from = accountField(from_address, 'invalid from address');
    if (from !== relayerHere()) throw sdk(4, `${from} is not trusted with answers`);
    if (!hostChainWhere(context.store, (chain) => chain.chain_id === chain_id)) throw sdk(38, `host chain ${chain_id}`);
    ANSWERS[query_id]?.(context, chain_id, result);
    return EMPTY;
  },
  aminoType: 'persistence/MsgSubmitQueryResponse',
});

/** For the relayer: what it has to tell a chain about those that are host chains there, for its next transaction. */
export const hostErrands: Errands = (node, nodes) => nodes.flatMap(({ state }) => queryResponses(node.state, state));

/** None when there is nothing new. */
function queryResponses(core: SandboxState, host: SandboxState): AnyValue[] {
  if (core.tables.hostChains.size === 0) return [];
  const [here, there] = [new Store(core), new Store(host)];
  const chainId = host.singles.chainId;
  const chain = hostChainWhere(here, ({ chain_id }) => chain_id === chainId);
  if (!chain) return [];
  const answer = (query_id: keyof typeof ANSWERS, result: Uint8Array): AnyValue => ({
    typeUrl: msgSubmitQueryResponse.typeUrl,
    bytes: encode(RESPONSE, { chain_id: chainId, query_id, result, from_address: relayerAddress({ state: core }) }),
    json: {},
  });
  const validators = onChain(host.singles.prefix, () => changedValidators(there, chain));
  const lost = lostTransfers(here, there, chain);
  return [
    ...(here.get('hostQuestions', chainId)
      ? [answer('reward-balances', encode(BALANCE, { amount: balanceOf(there, chain.rewards_account.address, chain.host_denom) }))]
      : []),
    ...(validators.length > 0 ? [answer('validator', encode(VALIDATORS, { validators }))] : []),
    ...(lost.length > 0 ? [answer('lost-transfers', encode(LOST, { sequence_ids: lost }))] : []),
  ];
}

const STATUS_NAMES = { 1: 'BOND_STATUS_UNBONDED', 2: 'BOND_STATUS_UNBONDING', 3: BONDED } as const;

/** Validators of which this chain believes something else: pSTAKE runs a watcher that asks for each of them as soon as it changes. */
function changedValidators(there: Store, chain: HostChain): ValidatorFacts[] {
  return chain.validators.flatMap((known) => {
    const validator = there.get('validators', known.operator_address);
    if (!validator) return [];
    const status = STATUS_NAMES[validator.status];
    const { tokens, shares } = validator;
    if (status === known.status && exchangeRateOf({ tokens, shares }) === known.exchange_rate) return [];
    const delegation = there.get('delegations', pairKey(chain.delegation_account.address, known.operator_address));
    const delegated_shares = delegation?.shares ?? (0n as typeof shares);
    return [{ operator_address: known.operator_address, status, tokens, shares, delegated_shares }];
  });
}

/** Transfers back home that the host chain has given up while this chain waits for them: gone there, not received here. */
function lostTransfers(here: Store, there: Store, chain: HostChain): string[] {
  const channel = channelAt(here, chain.port_id, chain.channel_id);
  if (!channel) return [];
  const waiting = [
    ...unbondingsWhere(here, ({ chain_id }) => chain_id === chain.chain_id),
    ...validatorUnbondingsWhere(here, ({ chain_id }) => chain_id === chain.chain_id),
  ].map(({ ibc_sequence_id }) => ibc_sequence_id);
  return waiting.filter((id) => {
    const [, sequence] = id.split(`${chain.channel_id}-sequence-`);
    if (sequence === undefined) return false;
    const isUnderWay = there.get('ibcCommitments', packetKey(chain.port_id, channel.counterpartyChannel, BigInt(sequence)));
    return !isUnderWay && !here.get('ibcReceipts', packetKey(chain.port_id, chain.channel_id, BigInt(sequence)));
  });
}
