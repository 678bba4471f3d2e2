import { type HubGraph, type Leg, legKey } from '#domain/hub-graph.ts';

/** Both legs of transfer channels, each given as chain, channel, chain, channel. */
export function knownChannels(channels: readonly (readonly [string, string, string, string])[]): Pick<HubGraph, 'legs'> {
  const legs = channels.flatMap(([from, channel, to, toChannel]): Leg[] => {
    const one = { port: 'transfer', toPort: 'transfer', escrow: '' };
    return [
      { ...one, from, to, channel, toChannel },
      { ...one, from: to, to: from, channel: toChannel, toChannel: channel },
    ];
  });
  return { legs: new Map(legs.map((leg) => [legKey(leg.from, leg.port, leg.channel), leg])) };
}
