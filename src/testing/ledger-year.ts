import { secp256k1 } from '@noble/curves/secp256k1.js';
import { MsgSend } from 'cosmjs-types/cosmos/bank/v1beta1/tx';
import { MsgSetWithdrawAddress, MsgWithdrawDelegatorReward } from 'cosmjs-types/cosmos/distribution/v1beta1/tx';
import { MsgBeginRedelegate, MsgCancelUnbondingDelegation, MsgDelegate, MsgUndelegate } from 'cosmjs-types/cosmos/staking/v1beta1/tx';
import { MsgRedeemTokensForShares, MsgTokenizeShares } from '#chain/gen/gaia/liquid/v1beta1/liquid.ts';
import { MsgLiquidStake, MsgLiquidUnstake } from '#chain/gen/pstake/liquidstake/v1beta1/liquidstake.ts';
import { decFromAtomics } from '#domain/dec.ts';
import type { RateSample } from '#domain/rates.ts';
import { commitVotes, deliverBlock, initChain } from '#sandbox/app.ts';
import { netAmountState } from '#sandbox/modules/liquid-stake.ts';
import { SandboxNode } from '#sandbox/node.ts';
import { keyAddress } from '#sandbox/signature.ts';
import type { SandboxState } from '#sandbox/state.ts';
import { Store } from '#sandbox/store.ts';
import { SECOND } from '#sandbox/time.ts';
import { recording } from './recording.ts';
import { signedTx } from './signed-tx.ts';

const HOUR = 3600n * SECOND;
const HOURS = 8760;
/** So many blocks at the end are kept whole, with what happened at their end. */
const RECENT = 100;
const STAKE = 'uxprt';
const LIQUID = 'stk/uxprt';
const FEE = 5_000n;

/** What the chain itself knows of a person at the end of the year, kept beside the ledger and without it. Base units. */
type Books = {
  readonly name: string;
  readonly address: string;
  /** Balances at the beginning and at the end. */
  readonly opening: ReadonlyMap<string, bigint>;
  readonly closing: ReadonlyMap<string, bigint>;
  readonly fees: bigint;
  /** Of failed transactions. */
  readonly failedFees: bigint;
  readonly rewards: bigint;
  /** The part of `rewards` that went to another address. */
  readonly paidElsewhere: bigint;
  readonly signed: bigint;
  /** XPRT paid for stkXPRT, or its worth when it was received; and what it gave. */
  readonly liquidCost: bigint;
  readonly liquidProceeds: bigint;
};

/** A year of a sandbox: blocks every hour, every one of which compounds, and a few hundred transactions of a few people. */
export type SandboxYear = {
  readonly node: SandboxNode;
  readonly books: readonly Books[];
  /** The exchange rate after every block with transactions, and at the end. */
  readonly rates: readonly RateSample[];
  readonly transactions: number;
};

type Person = { readonly name: string; readonly key: Uint8Array; readonly address: string; readonly accountNumber: bigint };
type Message = { readonly typeUrl: string; readonly value: Uint8Array };
type Tally = {
  -readonly [Key in 'fees' | 'failedFees' | 'rewards' | 'paidElsewhere' | 'signed' | 'liquidCost' | 'liquidProceeds']: bigint;
};

/** The recorded chain's genesis with some people, a real unbonding time and blocks of an hour. */
function yearlyGenesis(names: readonly string[]): { readonly genesis: unknown; readonly people: readonly Person[] } {
  const genesis = recording<Genesis>('replay-liquid/genesis');
  const { auth, bank, slashing, staking, mint, epochs } = genesis.app_state;
  slashing.params.signed_blocks_window = '1000000';
  staking.params.unbonding_time = '1814400s';
  mint.params.blocks_per_year = String(HOURS);
  for (const epoch of epochs.epochs) if (epoch.identifier === 'hour') epoch.duration = '3600s';
  const people = names.map((name, index) => {
    const key = new Uint8Array(32).fill(index + 1);
    const address = keyAddress(secp256k1.getPublicKey(key));
    const accountNumber = BigInt(auth.accounts.length);
    auth.accounts.push({ '@type': '/cosmos.auth.v1beta1.BaseAccount', address, pub_key: null, account_number: '0', sequence: '0' });
    bank.balances.push({ address, coins: [{ denom: STAKE, amount: '50000000000' }] });
    return { name, key, address, accountNumber };
  });
  bank.supply = [];
  return { genesis, people };
}

type Genesis = {
  app_state: {
    auth: { accounts: unknown[] };
    bank: { balances: unknown[]; supply: unknown[] };
    slashing: { params: { signed_blocks_window: string } };
    staking: { params: { unbonding_time: string } };
    mint: { params: { blocks_per_year: string } };
    epochs: { epochs: { identifier: string; duration: string }[] };
  };
};

/** Always the same numbers for the same seed (mulberry32). */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const coin = (denom: string, amount: bigint | number) => ({ denom, amount: String(amount) });

/** One or two messages of a person; amounts may be too large, and then the transaction fails and costs its fee. */
function act(random: (below: number) => number, state: SandboxState, me: Person, people: readonly Person[]): readonly Message[] {
  const validators = [...state.tables.validators.keys()].sort();
  const any = <T>(list: readonly T[]): T | undefined => list[random(list.length)];
  const delegatorAddress = me.address;
  const mine = [...state.tables.delegations.values()].filter(({ delegator }) => delegator === me.address).map(({ validator }) => validator);
  const validatorAddress = any(mine.length > 0 ? mine : validators) ?? '';
  const amount = 1 + random(900_000_000);
  const friend = any(people.filter(({ name }) => name !== me.name)) ?? me;
  const claim = (validator: string): Message => ({
    typeUrl: '/cosmos.distribution.v1beta1.MsgWithdrawDelegatorReward',
    value: MsgWithdrawDelegatorReward.encode({ delegatorAddress, validatorAddress: validator }).finish(),
  });
  const delegate = (validator: string): Message => ({
    typeUrl: '/cosmos.staking.v1beta1.MsgDelegate',
    value: MsgDelegate.encode({ delegatorAddress, validatorAddress: validator, amount: coin(STAKE, amount) }).finish(),
  });
  switch (random(15)) {
    case 0:
    case 1:
      return [delegate(any(validators) ?? '')];
    case 2:
      return [claim(validatorAddress)];
    case 3:
      return [...new Set(mine)].slice(0, 4).map(claim);
    case 4:
      return [claim(validatorAddress), delegate(validatorAddress)];
    case 5:
      return [
        {
          typeUrl: '/cosmos.staking.v1beta1.MsgUndelegate',
          value: MsgUndelegate.encode({ delegatorAddress, validatorAddress, amount: coin(STAKE, amount) }).finish(),
        },
      ];
    case 6: {
      const value = { delegatorAddress, validatorSrcAddress: validatorAddress, validatorDstAddress: any(validators) ?? '' };
      return [
        {
          typeUrl: '/cosmos.staking.v1beta1.MsgBeginRedelegate',
          value: MsgBeginRedelegate.encode({ ...value, amount: coin(STAKE, amount) }).finish(),
        },
      ];
    }
    case 7: {
      const open = [...state.tables.unbondings.values()].filter(({ delegator }) => delegator === me.address);
      const unbonding = any(open);
      const entry = any(unbonding?.entries ?? []);
      if (!unbonding || !entry) return [delegate(any(validators) ?? '')];
      const part = random(2) === 0 ? entry.balance : entry.balance / 2n + 1n;
      const value = MsgCancelUnbondingDelegation.encode({
        delegatorAddress,
        validatorAddress: unbonding.validator,
        amount: coin(STAKE, part),
        creationHeight: entry.creationHeight,
      });
      return [{ typeUrl: '/cosmos.staking.v1beta1.MsgCancelUnbondingDelegation', value: value.finish() }];
    }
    case 8:
    case 9:
      return [
        {
          typeUrl: '/pstake.liquidstake.v1beta1.MsgLiquidStake',
          value: MsgLiquidStake.encode({ delegatorAddress, amount: coin(STAKE, amount) }).finish(),
        },
      ];
    case 10:
      return [
        {
          typeUrl: '/pstake.liquidstake.v1beta1.MsgLiquidUnstake',
          value: MsgLiquidUnstake.encode({ delegatorAddress, amount: coin(LIQUID, Math.ceil(amount / 3)) }).finish(),
        },
      ];
    case 11:
    case 12: {
      const value = { fromAddress: me.address, toAddress: friend.address };
      const sent = random(2) === 0 ? coin(LIQUID, Math.ceil(amount / 9)) : coin(STAKE, amount);
      return [{ typeUrl: '/cosmos.bank.v1beta1.MsgSend', value: MsgSend.encode({ ...value, amount: [sent] }).finish() }];
    }
    case 13: {
      const withdrawAddress = random(2) === 0 ? me.address : friend.address;
      const value = MsgSetWithdrawAddress.encode({ delegatorAddress, withdrawAddress }).finish();
      return [{ typeUrl: '/cosmos.distribution.v1beta1.MsgSetWithdrawAddress', value }];
    }
    default: {
      const held = (state.tables.balances.get(me.address) ?? []).find(({ denom }) => denom.startsWith('persistencevaloper'));
      if (held && random(2) === 0) {
        const value = MsgRedeemTokensForShares.encode({ delegatorAddress, amount: coin(held.denom, held.amount) }).finish();
        return [{ typeUrl: '/gaia.liquid.v1beta1.MsgRedeemTokensForShares', value }];
      }
      const value = { delegatorAddress, validatorAddress, tokenizedShareOwner: me.address, amount: coin(STAKE, Math.ceil(amount / 5)) };
      return [{ typeUrl: '/gaia.liquid.v1beta1.MsgTokenizeShares', value: MsgTokenizeShares.encode(value).finish() }];
    }
  }
}

/** Runs the year. `transactions`: about how many. */
export function sandboxYear(seed: number, transactions: number): SandboxYear {
  const { genesis, people } = yearlyGenesis(['ann', 'ben', 'cat', 'dan']);
  const node = new SandboxNode(genesis, initChain(genesis));
  const random = randomFrom(seed);
  const opening = new Map(people.map(({ address }) => [address, purse(node.state, address)]));
  const tallies = new Map<string, Tally>();
  const rates: RateSample[] = [];
  let sent = 0;
  for (let hour = 0; hour < HOURS; hour += 1) {
    const before = node.state;
    // People come in the last part of the hour that a block stands for.
    const acting = hour > 2 ? people.filter(() => random(HOURS * people.length) < transactions) : [];
    const txs = acting.flatMap((person) => {
      const messages = act(random, before, person, people);
      const sequence = before.tables.accounts.get(person.address)?.sequence ?? 0n;
      const fee = [coin(STAKE, FEE)];
      return messages.length === 0
        ? []
        : [{ person, bytes: signedTx({ privateKey: person.key, accountNumber: person.accountNumber, sequence, messages, fee }) }];
    });
    const time = before.singles.time + HOUR;
    if (txs.length === 0 && hour < HOURS - RECENT) {
      // A block that nothing will ask for needs no hashes.
      node.intervene((state) => deliverBlock(state, { time, proposer: '', lastCommit: commitVotes(state), txs: [] }).state);
      continue;
    }
    const { block } = node.deliver({ time, txs: txs.map(({ bytes }) => bytes), signed: () => true });
    if (txs.length === 0 && hour < HOURS - 1) continue;
    sent += txs.length;
    const rate = rateOf(node.state);
    if (rate !== null) rates.push({ rate: decFromAtomics(rate), at: Number(node.state.singles.time / 1_000_000n) });
    txs.forEach(({ person }, index) => {
      const result = block.outcome?.results[index];
      if (result) book(tallies, person.address, result, rate ?? 10n ** 18n);
    });
  }
  const books = people.map(({ name, address }) => ({
    name,
    address,
    opening: opening.get(address) ?? new Map(),
    closing: purse(node.state, address),
    ...tallyOf(tallies, address),
  }));
  // A history ends one block below the newest.
  node.tick(node.state.singles.time + SECOND);
  return { node, books, rates, transactions: sent };
}

const purse = (state: SandboxState, address: string): ReadonlyMap<string, bigint> =>
  new Map((state.tables.balances.get(address) ?? []).map(({ denom, amount }) => [denom, amount]));

/** XPRT per stkXPRT in atomics, truncated; null while there is no stkXPRT. */
function rateOf(state: SandboxState): bigint | null {
  const { height, time } = state.singles;
  const { netAmount, stkxprtTotalSupply } = netAmountState({ store: new Store(state), height, time });
  return stkxprtTotalSupply === 0n ? null : (netAmount * 10n ** 18n) / stkxprtTotalSupply;
}

function tallyOf(tallies: Map<string, Tally>, address: string): Tally {
  const found = tallies.get(address);
  if (found) return found;
  const fresh = { fees: 0n, failedFees: 0n, rewards: 0n, paidElsewhere: 0n, signed: 0n, liquidCost: 0n, liquidProceeds: 0n };
  tallies.set(address, fresh);
  return fresh;
}

type Result = {
  readonly code: number;
  readonly events: readonly { readonly type: string; readonly attributes: readonly (readonly [string, string])[] }[];
};

/** What a transaction did to its people, from the events that name them: rewards by delegator, stkXPRT by whom it was sent, minted and redeemed. */
function book(tallies: Map<string, Tally>, signer: string, { code, events }: Result, rate: bigint): void {
  const own = tallyOf(tallies, signer);
  own.signed += 1n;
  own.fees += FEE;
  if (code !== 0) own.failedFees += FEE;
  let isSend = false;
  let receiver = '';
  for (const { type, attributes } of events) {
    const value = (name: string) => attributes.find(([key]) => key === name)?.[1] ?? '';
    const amount = (name: string) => BigInt(/^\d+/.exec(value(name))?.[0] ?? '0');
    if (type === 'message' && value('action').endsWith('MsgSend')) isSend = true;
    if (type === 'coin_received') receiver = value('receiver');
    if (type === 'withdraw_rewards' && value('amount').endsWith(STAKE)) {
      const tally = tallyOf(tallies, value('delegator'));
      tally.rewards += amount('amount');
      if (receiver !== value('delegator')) tally.paidElsewhere += amount('amount');
    }
    if (type === 'withdraw_tokenize_share_reward') tallyOf(tallies, value('withdraw_address')).rewards += amount('amount');
    if (type === 'liquid_stake') own.liquidCost += amount('liquid_amount');
    if (type === 'liquid_unstake') own.liquidProceeds += amount('unbonding_amount') + amount('unbonded_amount');
    if (type === 'transfer' && isSend && value('amount').endsWith(LIQUID)) {
      const worth = (amount('amount') * rate) / 10n ** 18n;
      tallyOf(tallies, value('sender')).liquidProceeds += worth;
      tallyOf(tallies, value('recipient')).liquidCost += worth;
    }
  }
}
