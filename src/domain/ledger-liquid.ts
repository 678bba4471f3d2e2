import { decFromInt } from './dec.ts';
import type { LedgerPacket } from './ledger-entry.ts';
import type { TimedTx } from './ledger-times.ts';
import type { LedgerMove } from './ledger-tx.ts';
import { rateAt, rateOfMint, worthOf } from './rate-at.ts';
import type { RateSample } from './rates.ts';

/** One change of the stkXPRT that is held. `flow`: what came in (cost) or, negative, what went out (proceeds), base units of the stake denom. */
export type LiquidStep = { readonly at: number; readonly held: bigint; readonly flow: bigint };

/** A gain (negative: a loss) that became real when stkXPRT left in this message. */
type RealisedGain = { readonly tx: TimedTx; readonly message: number | null; readonly base: bigint };

/** `held` and `cost` now: what is held cost that much, by average cost. */
export type LiquidHistory = {
  readonly steps: readonly LiquidStep[];
  readonly gains: readonly RealisedGain[];
  readonly held: bigint;
  readonly cost: bigint;
};

type Denoms = { readonly stakeDenom: string; readonly liquidDenom: string };

/** A mint smaller than this many base units tells the rate with too few digits. */
const TELLING = 1_000_000n;

/** Rates that the account's own mints were made at. */
export function ratesOfMints(txs: readonly TimedTx[], { stakeDenom, liquidDenom }: Denoms): readonly RateSample[] {
  return txs.flatMap((tx) =>
    messagesOf(tx).flatMap(({ moves }) => {
      const sum = (denom: string) => sumOf(moves.filter((move) => move.kind === 'mint' && move.denom === denom));
      const minted = sum(liquidDenom);
      const rate = minted >= TELLING ? rateOfMint(-sum(stakeDenom), minted) : null;
      return rate === null ? [] : [{ rate, at: tx.at }];
    }),
  );
}

/**
 * What stkXPRT cost and gave. A mint costs the XPRT that was paid, a redemption gives the XPRT that unbonds; what is received or sent counts
 * at the exchange rate of its time. So, over any time: gain = value at the end + given − cost − value at the start, to the base unit.
 * What was sent to another chain and came back was the account's all the time: it comes back at its cost, and nothing was realised.
 * `opening`: stkXPRT held before all transactions, which costs what it was worth at `since`.
 */
export function liquidHistory(
  txs: readonly TimedTx[],
  denoms: Denoms,
  rates: readonly RateSample[],
  opening: bigint,
  since: number,
): LiquidHistory {
  const worth = (base: bigint, at: number) => worthOf(base, (rateAt(rates, at) ?? PAR).rate);
  const steps: LiquidStep[] = [];
  const gains: RealisedGain[] = [];
  const returned = new Set(txs.flatMap(({ moves }) => moves.flatMap((move) => (move.kind === 'ibc-returned' ? keyOf(move.packet) : []))));
  const away = new Map<string, { readonly given: bigint; readonly spent: bigint }>();
  let [held, cost] = [opening, opening > 0n ? worth(opening, since) : 0n];
  if (opening > 0n) steps.push({ at: since, held, flow: cost });
  for (const tx of txs) {
    for (const { message, packet, returns, moves } of messagesOf(tx)) {
      const delta = sumOf(moves.filter((move) => move.denom === denoms.liquidDenom && move.effect === 'balance'));
      if (delta === 0n) continue;
      const back = returns ? away.get(packet) : undefined;
      const flow = back?.given ?? exchanged(moves, denoms) ?? worth(delta, tx.at);
      if (delta > 0n) cost += back?.spent ?? flow;
      else {
        // What is not known to have come in leaves without a gain.
        const [given, taken] = [-flow, -delta];
        const spent = taken >= held ? cost + (taken > held ? given - (given * held) / taken : 0n) : (cost * taken) / held;
        cost = taken >= held ? 0n : cost - spent;
        if (packet !== '' && returned.has(packet)) away.set(packet, { given, spent });
        else if (given !== spent) gains.push({ tx, message, base: given - spent });
      }
      held = held + delta > 0n ? held + delta : 0n;
      steps.push({ at: tx.at, held, flow });
    }
  }
  return { steps, gains, held, cost };
}

/** Without any known rate stkXPRT counts as XPRT, so that nothing is gained or lost. */
const PAR: RateSample = { rate: decFromInt(1n), at: 0 };

/** XPRT paid for a mint (positive) or due for a redemption (negative); null when the message is neither. */
function exchanged(moves: readonly LedgerMove[], { stakeDenom }: Denoms): bigint | null {
  const kind = moves.find((move) => move.kind === 'mint' || move.kind === 'redeem')?.kind;
  return kind === undefined ? null : -sumOf(moves.filter((move) => move.kind === kind && move.denom === stakeDenom));
}

/** What belongs together: the moves of a message, those of each packet by themselves. `returns`: the packet comes back. */
type MessageMoves = {
  readonly message: number | null;
  readonly packet: string;
  readonly returns: boolean;
  readonly moves: LedgerMove[];
};

function messagesOf({ moves }: TimedTx): readonly MessageMoves[] {
  const groups = new Map<string, MessageMoves>();
  for (const move of moves) {
    const { message, kind } = move;
    // Packets that arrive are counted by another chain, and may have the number of one that was sent.
    const packet = kind === 'ibc-arrived' ? '' : keyOf(move.packet);
    const key = `${message} ${packet}`;
    const group = groups.get(key);
    if (group) group.moves.push(move);
    else groups.set(key, { message, packet, returns: kind === 'ibc-returned', moves: [move] });
  }
  return [...groups.values()];
}

const keyOf = (packet: LedgerPacket | null): string => (packet ? `${packet.channel} ${packet.sequence}` : '');

const sumOf = (moves: readonly LedgerMove[]): bigint => moves.reduce((sum, { base }) => sum + base, 0n);
