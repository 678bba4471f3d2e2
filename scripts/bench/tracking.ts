// What following a transfer costs: the recorded flows, each from its first fact to its last, told again from the beginning at every step.
import { hubGraph } from '#config/hub-graph.ts';
import { SANDBOX_NETWORK } from '#config/sandbox-network.ts';
import { trackTransfer } from '#domain/packet-tracking.ts';
import { routeOfPacket } from '#domain/route-of-packet.ts';
import { recordedTransfers } from '#testing/recorded-packets.ts';
import type { Measure } from './sandbox.ts';

const ROUNDS = 50;

/** Figures for `npm run bench`: whole histories per second, and single answers. */
export function benchTracking(): Measure[] {
  const graph = hubGraph(SANDBOX_NETWORK);
  const flows = recordedTransfers().flatMap((flow) => {
    const route = routeOfPacket(graph, flow.sent, flow.packet);
    return route ? [{ route, first: flow.sent, steps: flow.steps }] : [];
  });
  let answers = 0;
  const follow = () => {
    for (const { route, first, steps } of flows) {
      for (let count = 1; count <= steps.length; count += 1) {
        trackTransfer(route, first, steps.slice(0, count).flat());
        answers += 1;
      }
    }
  };
  follow();
  answers = 0;
  const begun = performance.now();
  for (let round = 0; round < ROUNDS; round += 1) follow();
  const seconds = (performance.now() - begun) / 1000;
  return [
    { name: 'tracking: recorded histories followed', value: (flows.length * ROUNDS) / seconds, unit: 'per second' },
    { name: 'tracking: single answers', value: answers / seconds, unit: 'per second' },
  ];
}
