import { useQuery } from '@tanstack/react-query';
import { stakeAsset } from '#config/networks.ts';
import { amount } from '#domain/amount.ts';
import { toIcs } from '#domain/ics.ts';
import { sanitizeText } from '#domain/text.ts';
import { arrivals, type UnbondingEntry } from '#domain/unbonding.ts';
import { useNetwork } from '#queries/network-context.tsx';
import { readAll } from '#queries/reading.ts';
import { unbondingQuery, validatorsQuery } from '#queries/staking.ts';
import { Button } from '#ui/button.tsx';
import { DateText } from '#ui/date-text.tsx';
import { Details } from '#ui/details.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { ErrorRow } from '#ui/error-row.tsx';
import { Money } from '#ui/money.tsx';
import { saveText } from '#ui/save-text.ts';
import { Skeleton } from '#ui/skeleton.tsx';
import { Timeline } from '#ui/timeline.tsx';
import { openConnect } from '#wallet/connect-request.ts';

/** Every payout of unbonding XPRT with its moment, and all of them as a calendar file. */
export function UnbondingTimeline({ address }: { address: string | null }) {
  return (
    <section>
      <h2>Unbonding</h2>
      <div className="mt-2.5">
        {address ? (
          <Payouts address={address} />
        ) : (
          <EmptyState title="No account yet" action={<Button onClick={openConnect}>Connect a wallet</Button>}>
            The dates on which unbonding XPRT is paid out stand here.
          </EmptyState>
        )}
      </div>
    </section>
  );
}

function Payouts({ address }: { address: string }) {
  const { network, hub } = useNetwork();
  const reading = readAll({ entries: useQuery(unbondingQuery(hub, address)), validators: useQuery(validatorsQuery(hub)) });
  if (reading.state === 'loading') return <Skeleton chars={28} label="Reading what is unbonding" />;
  if (reading.state === 'failed') return <ErrorRow what="what is unbonding" onRetry={reading.retry} />;
  const { entries, validators } = reading.value;
  if (entries.length === 0)
    return <EmptyState title="Nothing is unbonding">A redemption puts its payouts here, with their dates.</EmptyState>;
  const nameOf = (operator: string) =>
    sanitizeText(validators.find(({ operatorAddress }) => operatorAddress === operator)?.moniker ?? operator, 40);
  const asset = stakeAsset(network);
  const save = () =>
    saveText('stkhub-unbonding.ics', 'text/calendar', toIcs(entries, { asset, account: address, stamp: Date.now(), nameOf }));
  return (
    <>
      <Timeline
        label="Payouts"
        items={arrivals(entries).map(({ at, total, entries: parts }) => ({
          id: String(at),
          when: <DateText at={at} form="day" />,
          title: (
            <>
              Unbonding pays out, <DateText at={at} form="relative" />
            </>
          ),
          detail: <Parts parts={parts} nameOf={nameOf} />,
          amount: <Money amount={amount(asset, total)} plus />,
        }))}
      />
      <div className="mt-4 max-w-72">
        <Button onClick={save}>Save as calendar file (.ics)</Button>
      </div>
    </>
  );
}

function Parts({ parts, nameOf }: { parts: readonly UnbondingEntry[]; nameOf: (operator: string) => string }) {
  const { network } = useNetwork();
  const asset = stakeAsset(network);
  return (
    <Details summary={`${parts.length} entr${parts.length === 1 ? 'y' : 'ies'}, arrives by itself`}>
      <ul>
        {parts.map((part) => (
          <li key={`${part.validator}/${part.creationHeight}`} className="flex flex-wrap justify-between gap-x-4">
            <bdi>{nameOf(part.validator)}</bdi>
            <span className="ms-auto">
              <Money amount={amount(asset, part.balance)} />
              {part.balance < part.initialBalance && ' after a slash'}
            </span>
          </li>
        ))}
      </ul>
    </Details>
  );
}
