import * as v from 'valibot';
import { checkReceiver } from '#domain/address.ts';
import { type Forward, parseMemo } from '#domain/forward-memo.ts';
import { type HubGraph, legKey } from '#domain/hub-graph.ts';
import { type AddressedRoute, FORWARDED } from '#domain/route.ts';
import { Refused, same } from './gate-refusal.ts';

/** What a transfer must be: the route that was reviewed, on the pinned channels of the network, counted from the clock of its first chain (ms). */
export type TransferExpectation = {
  readonly chain: string;
  readonly route: AddressedRoute | undefined;
  readonly graph: HubGraph;
  readonly chainTime: number;
};

/** Seconds that one packet may live: shorter ones expire while relayers are still quick, longer ones keep the money away for too long. */
const SHORTEST = 60;
const LONGEST = 3600;

/** The chain takes this amount for "everything that is spendable" (ibc-go v10 `modules/apps/transfer/types/transfer_authorization.go`). */
const WHOLE_BALANCE = 2n ** 256n - 1n;

const fields = v.strictObject({
  sourcePort: v.string(),
  sourceChannel: v.string(),
  token: v.object({ denom: v.string(), amount: v.string() }),
  sender: v.string(),
  receiver: v.string(),
  timeoutHeight: v.object({ revisionNumber: v.bigint(), revisionHeight: v.bigint() }),
  timeoutTimestamp: v.bigint(),
  memo: v.string(),
  encoding: v.string(),
});

/** Nanoseconds since 1970 at which a packet expires that lives `seconds` from `chainTime` (milliseconds since 1970). */
export function timeoutTimestamp(chainTime: number, seconds: number): bigint {
  return BigInt(Math.trunc(chainTime)) * 1_000_000n + BigInt(seconds) * 1_000_000_000n;
}

/**
 * Everything in a MsgTransfer that decides where the money goes, field by field against the route. `value` is what was read from the bytes.
 * Throws `Refused`. The signer and, to the byte, the amount are compared by the gate itself.
 */
export function checkTransfer(value: unknown, { chain, route, graph, chainTime }: TransferExpectation): void {
  if (!route) throw new Refused('route', 'a planned route', 'none');
  checkRoute(route, chain, graph);
  const message = v.parse(fields, value);
  const [first, ...later] = route.hops;
  if (!first) throw new Refused('route', 'at least one hop', '0');
  same('signer', route.sender, message.sender);
  same('channel', `${first.port}/${first.channel}`, `${message.sourcePort}/${message.sourceChannel}`);
  same('coin', first.sends.denom, message.token.denom);
  checkAmount(message.token.amount);
  same('receiver', first.receiver, message.receiver);
  checkMemo(message.memo, later);
  const { revisionNumber, revisionHeight } = message.timeoutHeight;
  same('packet-timeout', '0-0', `${revisionNumber}-${revisionHeight}`);
  same('packet-timeout', String(timeoutTimestamp(chainTime, first.timeout)), String(message.timeoutTimestamp));
  same('message', '', message.encoding);
}

/** The route itself: one chain after the other over pinned channels, in bounds of time, to nobody on the way and to an account at the end. */
function checkRoute({ from, to, hops, receiver }: AddressedRoute, chain: string, graph: HubGraph): void {
  same('route', chain, from);
  let at = chain;
  for (const [index, hop] of hops.entries()) {
    const leg = graph.legs.get(legKey(at, hop.port, hop.channel));
    same('route', `${at} ${hop.to} ${leg?.toPort}/${leg?.toChannel}`, `${hop.from} ${leg?.to} ${hop.toPort}/${hop.toChannel}`);
    if (!(hop.timeout >= SHORTEST && hop.timeout <= LONGEST)) {
      throw new Refused('packet-timeout', `${SHORTEST} to ${LONGEST} seconds`, String(hop.timeout));
    }
    same('receiver', index === hops.length - 1 ? receiver : FORWARDED, hop.receiver);
    at = hop.to;
  }
  same('route', to, at);
  const account = checkReceiver(receiver, graph.chains.get(to)?.prefix ?? '');
  if (account.kind !== 'ok' || account.address !== receiver) throw new Refused('receiver', `an account on ${to}`, receiver);
}

function checkAmount(text: string): void {
  const isAmount = /^[1-9]\d{0,77}$/.test(text) && BigInt(text) < WHOLE_BALANCE;
  if (!isAmount) throw new Refused('coin', 'an amount that can be shown', text);
}

/** The memo says the later hops, in their order and in the one spelling, and nothing else. */
function checkMemo(memo: string, later: readonly Forward[]): void {
  const parsed = parseMemo(memo);
  if (parsed.kind === 'refused') throw new Refused('packet-memo', 'the way of the route', `${parsed.reason} ${memo}`);
  const forwards = parsed.kind === 'plain' ? [] : parsed.forwards;
  same('packet-memo', String(later.length), String(forwards.length));
  for (const [index, forward] of forwards.entries()) same('packet-memo', spelled(later[index]), spelled(forward));
}

function spelled(forward: Forward | undefined): string {
  if (!forward) return '';
  const { port, channel, receiver, timeout, retries } = forward;
  return `${port}/${channel} to ${receiver} within ${timeout} s, ${retries} retries`;
}
