import { group } from '#domain/digits.ts';
import type { Seen } from '#domain/packet-fact.ts';
import type { HopProgress, HopState, TransferProgress } from '#domain/packet-tracking.ts';
import type { AddressedRoute, Hop } from '#domain/route.ts';
import { useNetwork } from '#queries/network-context.tsx';
import { Address } from '#ui/address.tsx';
import { DateText } from '#ui/date-text.tsx';
import { Details } from '#ui/details.tsx';
import { ExternalLink } from '#ui/external-link.tsx';
import { HOP_WORDS, type NameOf } from './tracking-words.tsx';

type Props = { route: AddressedRoute; progress: TransferProgress | null; name: NameOf };

/** The packets of a transfer in their order, each with its state, and its transactions for those who look closer. */
export function HopList({ route, progress, name }: Props) {
  const hops = progress?.hops ?? [];
  return (
    <ol aria-label="Way of the transfer" className="grid">
      {route.hops.map((hop, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a route may pass a chain twice, and its order never changes
        <li key={index} className="grid grid-cols-[0.75rem_minmax(0,1fr)] gap-x-3">
          <Mark state={shownState(hops[index], progress)} last={index === route.hops.length - 1} />
          <div className="min-w-0 pb-3">
            <p className="flex flex-wrap justify-between gap-x-4">
              <span className="wrap-anywhere">
                {name(hop.from)} → {name(hop.to)}
              </span>
              <StateWord state={shownState(hops[index], progress)} attempts={hops[index]?.attempts ?? 0} />
            </p>
            <HopDetails hop={hop} progress={hops[index]} name={name} />
          </div>
        </li>
      ))}
    </ol>
  );
}

const MARKS: Readonly<Record<HopState, string>> = {
  waiting: 'border-line-strong',
  sent: 'border-accent',
  received: 'border-accent bg-accent',
  acknowledged: 'border-good bg-good',
  'timed-out': 'border-bad',
  refunded: 'border-bad bg-bad',
  unclear: 'border-line-strong bg-line-strong',
};

/** A dot, and the line to the next. */
function Mark({ state, last }: { state: HopState; last: boolean }) {
  return (
    <span aria-hidden="true" className="flex flex-col items-center pt-1.5">
      <span className={`size-3 flex-none rounded-full border-2 ${MARKS[state]}`} />
      {!last && <span className="mt-1 -mb-1 w-0.5 flex-1 bg-line" />}
    </span>
  );
}

/** Once the money has arrived nobody waits for the chains behind it to hear of it. */
function shownState(hop: HopProgress | undefined, progress: TransferProgress | null): HopState {
  if (progress?.outcome.kind === 'arrived') return 'acknowledged';
  return hop?.state ?? 'waiting';
}

function StateWord({ state, attempts }: { state: HopState; attempts: number }) {
  const tone = state === 'acknowledged' ? 'text-good' : state === 'timed-out' || state === 'refunded' ? 'text-bad' : 'text-ink-2';
  return (
    <span className={`text-small ${tone}`}>
      {HOP_WORDS[state]}
      {attempts > 1 && `, attempt ${attempts}`}
    </span>
  );
}

function HopDetails({ hop, progress, name }: { hop: Hop; progress: HopProgress | undefined; name: NameOf }) {
  if (!progress?.packet) return null;
  const { times, packet, timesOutAt } = progress;
  return (
    <Details summary={<span className="text-small">Packet {group(String(packet.sequence))}</span>}>
      <ul className="grid gap-1 text-small text-ink-3">
        <li>
          {hop.channel} on {name(hop.from)}, {hop.toChannel} on {name(hop.to)}
        </li>
        <Event what={`Sent on ${name(hop.from)}`} seen={times.sent} chain={hop.from} />
        <Event what={`Received on ${name(hop.to)}`} seen={times.received} chain={hop.to} />
        <Event what={`${name(hop.from)} heard of it`} seen={times.acknowledged} chain={hop.from} />
        <Event what={`Timed out on ${name(hop.from)}`} seen={times.timedOut} chain={hop.from} />
        <Event what={`Given back on ${name(hop.from)}`} seen={times.refunded} chain={hop.from} />
        {timesOutAt !== null && !times.received && !times.timedOut && (
          <li>
            Can be received until <DateText at={timesOutAt} form="minute" />
          </li>
        )}
      </ul>
    </Details>
  );
}

/** One thing that happened: when, in which block, in which transaction. */
function Event({ what, seen, chain }: { what: string; seen: Seen | null; chain: string }) {
  const { client } = useNetwork();
  if (!seen) return null;
  const { height, time, hash } = seen;
  const link = hash && client(chain).chain.explorer?.tx.replace('{hash}', encodeURIComponent(hash));
  return (
    <li>
      {what}
      {time !== null && (
        <>
          {' '}
          <DateText at={time} form="minute" />
        </>
      )}
      , block {group(String(height))}
      {hash && (
        <>
          {' '}
          <Address address={hash} what="hash" />
        </>
      )}
      {link && (
        <>
          {' '}
          <ExternalLink href={link}>explorer</ExternalLink>
        </>
      )}
    </li>
  );
}
