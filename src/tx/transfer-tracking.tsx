import { chainById } from '#config/networks.ts';
import { amount } from '#domain/amount.ts';
import type { TransferProgress } from '#domain/packet-tracking.ts';
import type { AddressedRoute } from '#domain/route.ts';
import type { Failure } from '#domain/transfer-failure.ts';
import { useNetwork } from '#queries/network-context.tsx';
import { Address } from '#ui/address.tsx';
import { Details } from '#ui/details.tsx';
import { Money } from '#ui/money.tsx';
import { HopList } from './hop-list.tsx';
import { progressOf, type TrackedTransfer } from './journal-transfer.ts';
import { type NameOf, nextText, outcomeText, placeText } from './tracking-words.tsx';
import { txAsset } from './tx-asset.ts';

type Props = { transfer: TrackedTransfer };

/** Where a transfer is, hop by hop; where its money is now, and what happens next. What changes is announced. */
export function TransferTracking({ transfer }: Props) {
  const { network } = useNetwork();
  const { route } = transfer;
  const name: NameOf = (chain) => chainById(network, chain)?.name ?? chain;
  const progress = progressOf(transfer);
  return (
    <div className="grid gap-3">
      <HopList route={route} progress={progress} name={name} />
      <div role="status" aria-label="Where the money is" className="grid gap-1 text-note">
        {progress ? <Standing transfer={transfer} progress={progress} name={name} /> : <p>Its packet is being looked for…</p>}
      </div>
      {progress?.place.kind === 'account' && (
        <p className="label">
          On the account <Address address={progress.place.address} />
        </p>
      )}
      {progress?.outcome.kind === 'refunded' && progress.outcome.failure.text !== '' && (
        <Details summary={answererText(progress.outcome.failure, route, name)}>
          <p dir="ltr" className="font-mono text-small wrap-anywhere">
            {progress.outcome.failure.text.slice(0, 1000)}
          </p>
        </Details>
      )}
    </div>
  );
}

function Standing({ transfer, progress, name }: Props & { progress: TransferProgress; name: NameOf }) {
  const { route } = transfer;
  const { outcome, place, next } = progress;
  const ended = outcomeText(outcome, route, name);
  return (
    <>
      {ended && <p className="font-medium">{ended}</p>}
      <p>
        {placeText(place, name)}
        {place.kind === 'account' && <Held transfer={transfer} chain={place.chain} denom={place.denom} />}
      </p>
      {next && <p className="text-ink-2">{nextText(next, route, name)}</p>}
    </>
  );
}

function Held({ transfer, chain, denom }: Props & { chain: string; denom: string }) {
  const { network } = useNetwork();
  return (
    <>
      {' '}
      <Money amount={amount(txAsset(network, chain, denom), transfer.base)} />
    </>
  );
}

/** A chain that passes packets on answers with the words of those behind it. */
function answererText({ hop, cause }: Failure, { hops, to }: AddressedRoute, name: NameOf): string {
  return cause === 'error' ? `What ${name(hops[hop]?.to ?? to)} said` : 'What was answered';
}
