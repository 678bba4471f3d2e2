import { beforeAll, expect, test } from 'vitest';
import { graphOf } from '#config/graph-of.ts';
import { SANDBOX_NETWORK } from '#config/sandbox-network.ts';
import { SECOND } from '#sandbox/time.ts';
import { fundHeld } from '#testing/fund-held.ts';
import { bankDenom } from '#testing/ics20-model.ts';
import { type LinkedChains, linkedChains } from '#testing/linked-chains.ts';
import { sendTransfer } from '#testing/send-transfer.ts';
import { encodeBech32 } from './bech32.ts';
import { parseTrace } from './denom-trace.ts';
import { routeMemo } from './forward-memo.ts';
import type { SentPacket } from './packet-fact.ts';
import { trackTransfer } from './packet-tracking.ts';
import { planRoute } from './plan-route.ts';
import { addressed } from './route.ts';
import { RELAYING } from './route-hops.ts';

/** The longest that a transfer may be away, against relayers that are as slow as they may be. */

const graph = graphOf(SANDBOX_NETWORK);
const PATH = 'transfer/channel-1/transfer/channel-0/uxprt';
const OSMO = 'osmo-sandbox-1';

/** XPRT that came to Osmosis over the Hub: back to it, home, and out again. */
function wayOf(person: number) {
  const plan = planRoute(graph, { from: OSMO, to: OSMO, denom: bankDenom(PATH), trace: PATH });
  if (plan.kind !== 'route') throw new Error(plan.kind);
  const account = (digit: number) => encodeBech32('osmo', new Uint8Array(20).fill(digit));
  return addressed(plan.route, account(person), account(person + 100));
}

let chains: LinkedChains;
beforeAll(async () => {
  chains = await linkedChains();
}, 60_000);

const now = () => Number(chains.osmo.state.singles.time / SECOND);

/** So long nobody relays; then what there is to do is done. */
function relayAfter(seconds: number): void {
  for (const node of chains.nodes) node.tick(node.state.singles.time + BigInt(seconds - 1) * SECOND);
  chains.relayer.relay();
  for (const node of chains.nodes) node.tick(node.state.singles.time + SECOND);
}

/** Milliseconds since 1970 at which it is back at the latest, as it is said when nothing is known but that it was sent. */
function promised(way: ReturnType<typeof wayOf>, first: SentPacket): number | null {
  const { next } = trackTransfer(way, first, [{ kind: 'sent', packet: first, at: { height: 1n, time: 0, hash: null } }]);
  return next?.kind === 'delivery' ? next.backBy : null;
}

test.each([0, 1, 2])(
  'what fails at packet %i of three is back when it was said to be, though everything before was as late as it may be',
  (failing) => {
    const way = wayOf(failing + 1);
    const [first] = way.hops;
    if (!first) throw new Error('no hop');
    fundHeld(chains, OSMO, parseTrace(PATH), way.sender, 5n);
    const start = now();
    const sending = { channel: first.channel, denom: bankDenom(PATH), amount: 5n, sender: way.sender, receiver: first.receiver };
    const sequence = sendTransfer(chains.osmo, { ...sending, seconds: first.timeout, memo: routeMemo(way) });
    const timeoutTimestamp = BigInt(start + first.timeout) * SECOND;
    const backBy = promised(way, { chain: OSMO, ...first, sequence, timeoutTimestamp, timeoutHeight: 0n });
    for (const [index, hop] of way.hops.slice(0, failing + 1).entries()) {
      // Every attempt but the last is too late, and that is told as late as relayers may.
      const late = index === failing ? hop.retries + 1 : hop.retries;
      for (let attempt = 0; attempt < late; attempt++) relayAfter(hop.timeout + RELAYING);
      if (index < failing) relayAfter(hop.timeout - 1);
    }
    for (let answers = 0; answers < failing; answers++) relayAfter(RELAYING);
    const back = chains.osmo.state.tables.balances.get(way.sender);
    expect(back).toEqual([{ denom: bankDenom(PATH), amount: 5n }]);
    expect(now() - start).toBeLessThanOrEqual(way.hops[failing]?.returnsWithin ?? 0);
    expect(now()).toBeLessThanOrEqual((backBy ?? 0) / 1000);
    // And it is not said far too late.
    expect((way.hops[failing]?.returnsWithin ?? 0) - (now() - start)).toBeLessThan(10);
  },
);
