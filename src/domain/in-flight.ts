import { packetKey } from './packet-fact.ts';
import type { TransferProgress } from './packet-tracking.ts';
import type { AddressedRoute } from './route.ts';
import type { NextStep, Place } from './tracked-place.ts';

/** A transfer that has left its account. `base` in base units of what it sends; `progress` null while nobody has told of its packet. */
export type Departed = { readonly route: AddressedRoute; readonly base: bigint; readonly progress: TransferProgress | null };

/**
 * Coins between two chains, which are in no balance: `base` of the transfer, at `place`. `latest`: when they have arrived or are back at the latest, while
 * relayers work (ms since 1970); null where no chain sets a limit, or none is known. `unclear`: nobody can tell whether they are still on their way.
 */
export type InFlight<Transfer extends Departed> = {
  readonly transfer: Transfer;
  readonly place: Place;
  readonly latest: number | null;
  readonly state: 'moving' | 'unclear';
};

/**
 * What is between two chains of what these transfers moved. Somebody owns it who sent it, because to them it comes back, or who will receive it; each
 * unit once, also when what passes through a chain is known as a transfer of its own. What is at its end is in a balance.
 */
export function inFlightOf<Transfer extends Departed>(
  transfers: readonly Transfer[],
  owns: (account: string) => boolean,
): readonly InFlight<Transfer>[] {
  const parts = new Set(transfers.flatMap(({ progress }) => progress?.hops.slice(1).flatMap(keyOf) ?? []));
  return transfers.flatMap((transfer): InFlight<Transfer>[] => {
    const { route, progress } = transfer;
    const isPart =
      progress?.hops
        .slice(0, 1)
        .flatMap(keyOf)
        .some((key) => parts.has(key)) ?? false;
    if (isPart || !(owns(route.sender) || owns(route.receiver))) return [];
    if (!progress) return [{ transfer, place: { kind: 'unknown', from: route.from, to: route.to }, latest: null, state: 'moving' }];
    const { outcome, place, next } = progress;
    if (outcome.kind === 'arrived' || outcome.kind === 'refunded') return [];
    return [{ transfer, place, latest: latestOf(next), state: outcome.kind === 'unclear' ? 'unclear' : 'moving' }];
  });
}

const keyOf = ({ packet }: TransferProgress['hops'][number]): string[] => (packet ? [packetKey(packet)] : []);

/** A failure is brought back without any limit of time. */
function latestOf(next: NextStep | null): number | null {
  return next?.kind === 'delivery' ? (next.backBy ?? next.by) : null;
}
