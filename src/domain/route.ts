import type { DenomTrace } from './denom-trace.ts';

/** A denom on a chain, by its trace and by the name of its bank. */
export type HeldDenom = { readonly trace: DenomTrace; readonly denom: string };

/**
 * Where the money sits while a packet is under way, and until a failed one is undone. `escrow`: in the channel's account on the sending chain.
 * `packet`: burned by the sender and not yet released by the receiver, because the token goes back the way it came.
 */
export type Holding =
  | { readonly kind: 'escrow'; readonly chain: string; readonly account: string }
  | { readonly kind: 'packet'; readonly from: string; readonly to: string };

/**
 * One packet of a route, over a pinned channel: `port` and `channel` on `from`, `toPort` and `toChannel` at the other end. `timeout` is the
 * packet's life in seconds from when it is sent; `retries` how often the forwarding chain sends it again after a timeout (nobody does for the
 * first hop). If this hop fails for good, the whole transfer is undone: the money is at `holding` until it is back with the sender, at most
 * `returnsWithin` seconds after signing while relayers work.
 */
export type Hop = {
  readonly from: string;
  readonly to: string;
  readonly port: string;
  readonly channel: string;
  readonly toPort: string;
  readonly toChannel: string;
  readonly sends: HeldDenom;
  readonly arrives: HeldDenom;
  readonly timeout: number;
  readonly retries: number;
  readonly holding: Holding;
  readonly returnsWithin: number;
};

/** Why the denom on arrival is the one that the destination knows: its own coin, one that its list has, or one hop from where it was born. */
export type Canonical = 'native' | 'listed' | 'one-hop';

/** One signature's worth of transfer: from `from` to `to` in one packet, or in several that are passed on. At least one hop. */
export type Route = {
  readonly from: string;
  readonly to: string;
  /** The chain that makes the token (or the last one that is known on its way back), and what the token is called where it was born. */
  readonly origin: string;
  readonly base: string;
  readonly hops: readonly Hop[];
  /** Null when what arrives is known to nobody there: on a chain where the way has to be interrupted, or behind an unpinned channel. */
  readonly canonical: Canonical | null;
  /** Seconds after signing at which a transfer that fails is back with the sender at the latest, while relayers work. */
  readonly returnsWithin: number;
};

/** The literal receiver of every packet but the last: no address, so that a chain that does not forward refuses the packet and it is refunded. */
export const FORWARDED = 'pfm';

export type AddressedHop = Hop & { readonly receiver: string };

/**
 * A route with the accounts at its ends. Only the last hop's receiver is an address; the others are `pfm`. `leadsOn`: only of packets that others have
 * sent, whose memo asks the last chain here for something that is not understood, so that nothing may stay there.
 */
export type AddressedRoute = Omit<Route, 'hops'> & {
  readonly hops: readonly AddressedHop[];
  readonly sender: string;
  readonly receiver: string;
  readonly leadsOn?: true;
};

/** `sender` is an account of the first chain, `receiver` one of the last; both are proved elsewhere (`receiver.ts`). */
export function addressed(route: Route, sender: string, receiver: string): AddressedRoute {
  const last = route.hops.length - 1;
  const hops = route.hops.map((hop, index) => ({ ...hop, receiver: index === last ? receiver : FORWARDED }));
  return { ...route, hops, sender, receiver };
}
