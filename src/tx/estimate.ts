import { fetchAccount } from '#chain/auth/queries.ts';
import type { ChainClient } from '#chain/client.ts';
import { fetchMaxGas } from '#chain/consensus/queries.ts';
import { simulate } from '#chain/tx/simulate.ts';
import { feeFor, gasLimitFor } from '#domain/fee.ts';
import type { TxIntent } from './intent.ts';
import type { JournalEntry } from './journal-entry.ts';
import { fetchNodeStatus } from './node-status.ts';
import type { Expectation } from './sign-gate.ts';
import { feeCoins } from './sign-request.ts';
import type { RunOptions } from './state.ts';
import { sequenceExpectedBy, stop } from './stopped.ts';
import { timedIntent } from './timed-intent.ts';
import { validityBlocks } from './validity.ts';

/** Where a transaction stands on the chain: what a signature binds it to, read directly before signing. */
export type Anchor = Pick<Expectation, 'accountNumber' | 'sequence' | 'timeoutHeight' | 'chainTime'>;

/** Gas limit and fee, in units and in base units of `feeDenom`. */
export type Price = Pick<Expectation, 'gas' | 'feeDenom' | 'fee' | 'feeCeiling'>;

type Known = { readonly client: ChainClient; readonly pending: readonly JournalEntry[]; readonly sequenceFloor: bigint };

/** Wallets may raise the fee that much (a user who wants to be sooner), or to their own highest price step if that is more. */
const CEILING_FACTOR = 3n;
/** For the first simulation the fee is not known yet; its amount hardly changes the gas, its presence does (about 19,600). */
const FIRST_GUESS_GAS = 100_000n;

/**
 * Proves the chain id, and reads the account and the height. The sequence is the highest of what the node says, what this device has
 * on its way, and what a refusal named. Throws `Stopped` and `ChainFailure`.
 */
export async function fetchAnchor(intent: TxIntent, known: Known): Promise<Anchor> {
  const { client, pending } = known;
  const [status, account] = await Promise.all([fetchNodeStatus(client), fetchAccount(client, intent.sender)]).catch((failure: unknown) => {
    refuseUnready(client);
    throw failure;
  });
  // After the questions: nobody may have watched this chain before, and what was known of it then is old.
  refuseUnready(client);
  if (status.chainId !== client.chain.id) throw stop({ kind: 'wrong-chain', expected: client.chain.id, found: status.chainId });
  if (!account) throw stop({ kind: 'unknown-account' });
  const height = BigInt(status.height);
  const sequences = [account.sequence, known.sequenceFloor, ...pending.map((entry) => entry.sequence + 1n)];
  return {
    accountNumber: account.accountNumber,
    sequence: sequences.reduce((a, b) => (a > b ? a : b)),
    timeoutHeight: height + (await validityBlocks(client, height)),
    chainTime: status.blockTime,
  };
}

/**
 * Simulates twice: with a small fee for the gas, then with the real one, so that what is signed is what was tried, balance included.
 * Throws `Stopped` with the chain's own refusal, and `gas-above-block`.
 */
export async function estimatePrice(
  intent: TxIntent,
  pubkey: Uint8Array,
  anchor: Anchor,
  client: ChainClient,
  options: RunOptions,
): Promise<Price> {
  const { gasPrice, stakeDenom, feeAssets } = client.chain;
  const run = simulation(intent, pubkey, anchor, client);
  const [first, maxGas] = await Promise.all([
    simulateTolerant(run, anchor.sequence, feeFor(FIRST_GUESS_GAS, gasPrice)),
    fetchMaxGas(client),
  ]);
  const gas = capped(highest(gasLimitFor(first.gas), options.gasFloor), first.gas, maxGas);
  const fee = highest(feeFor(gas, gasPrice), options.feeFloor);
  await run(first.sequence, fee);
  const highStep = feeAssets.find((asset) => asset.denom === stakeDenom)?.high ?? gasPrice;
  return { gas, feeDenom: stakeDenom, fee, feeCeiling: highest(fee * CEILING_FACTOR, feeFor(gas, highStep)) };
}

/** Gas that the messages would use now, with a small fee in the document. Throws like `estimatePrice`. */
export async function simulateIntent(intent: TxIntent, pubkey: Uint8Array, anchor: Anchor, client: ChainClient): Promise<bigint> {
  const run = simulation(intent, pubkey, anchor, client);
  return (await simulateTolerant(run, anchor.sequence, feeFor(FIRST_GUESS_GAS, client.chain.gasPrice))).gas;
}

type Run = (sequence: bigint, fee: bigint) => Promise<bigint>;

function simulation(intent: TxIntent, pubkey: Uint8Array, { timeoutHeight, chainTime }: Anchor, client: ChainClient): Run {
  const { messages } = timedIntent(intent, chainTime);
  return (sequence, fee) =>
    simulate(client, { messages, pubkey, sequence, memo: '', timeoutHeight, fee: feeCoins(client.chain.stakeDenom, fee) });
}

/** A node may not have seen a transaction that is on its way: then it is asked with the sequence that it expects. What is signed keeps ours. */
async function simulateTolerant(run: Run, sequence: bigint, fee: bigint) {
  try {
    return { sequence, gas: await run(sequence, fee) };
  } catch (thrown) {
    const expected = sequenceExpectedBy(thrown);
    if (expected === null) throw thrown;
    return { sequence: expected, gas: await run(expected, fee) };
  }
}

function capped(limit: bigint, measured: bigint, maxGas: bigint | null): bigint {
  if (maxGas === null || limit <= maxGas) return limit;
  if (measured > maxGas) throw stop({ kind: 'gas-above-block', gas: measured, maxGas });
  return maxGas;
}

function refuseUnready({ status }: ChainClient): void {
  const { state, reason } = status.get();
  if (state === 'live' || state === 'connecting') return;
  throw stop({ kind: 'chain-not-ready', reason: reason ?? 'The chain cannot be reached right now.' });
}

function highest(a: bigint, b: bigint | undefined): bigint {
  return b !== undefined && b > a ? b : a;
}
