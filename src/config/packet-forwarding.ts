import type { Forwarding } from '#domain/hub-graph.ts';
import type { ChainId } from './network.ts';

/** Persistence: in every release since v8, and on every network of its kind (`app/keepers` of each). */
const PERSISTENCE: Forwarding = {
  state: 'forwards',
  reason: 'Persistence passes packets on since its release v8.',
  source: 'https://github.com/persistenceOne/persistenceCore/blob/v16.0.1/app/keepers/keepers.go',
};

const GAIA: Forwarding = {
  state: 'forwards',
  reason: 'The Cosmos Hub passes packets on.',
  source: 'https://github.com/cosmos/gaia/blob/v25.3.2/app/keepers/keepers.go',
};

const OSMOSIS: Forwarding = {
  state: 'forwards',
  reason: 'Osmosis passes packets on.',
  source: 'https://github.com/osmosis-labs/osmosis/blob/main/app/keepers/keepers.go',
};

/**
 * Chains of which it is written that they pass packets on. Only chains in the middle of a route need it, and with channels to the hub alone that
 * is the hub; so the list is short, and a chain that is not on it is not trusted with anybody's packet.
 */
const FORWARDING: Readonly<Record<ChainId, Forwarding>> = {
  'core-1': PERSISTENCE,
  'test-core-2': PERSISTENCE,
  'core-sandbox-1': PERSISTENCE,
  'cosmoshub-4': GAIA,
  'hub-sandbox-1': GAIA,
  'osmosis-1': OSMOSIS,
  'osmo-test-5': OSMOSIS,
  'osmo-sandbox-1': OSMOSIS,
};

/** What is known about a chain. The hub of a network of a deployment is taken for a Persistence chain, which `Network.hub` says it is. */
export function forwardingOf(chain: ChainId, hub: ChainId): Forwarding {
  const known = Object.hasOwn(FORWARDING, chain) ? FORWARDING[chain] : undefined;
  return known ?? (chain === hub ? PERSISTENCE : UNKNOWN);
}

const UNKNOWN: Forwarding = {
  state: 'unknown',
  reason: 'It is not known whether this chain passes packets on.',
  source: 'https://github.com/cosmos/ibc-apps/tree/main/middleware/packet-forward-middleware',
};
