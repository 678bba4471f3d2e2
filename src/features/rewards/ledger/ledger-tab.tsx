import { assetOf, stakeAsset } from '#config/networks.ts';
import type { LedgerReading } from '#queries/ledger-reading.ts';
import { useNetwork } from '#queries/network-context.tsx';
import { usePrices } from '#queries/prices.ts';
import { useDeviceNow } from '#ui/clock.ts';
import { EmptyState } from '#ui/empty-state.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { fiatOfEntries } from '../ledger-fiat.ts';
import type { RewardsSearch } from '../search.ts';
import { farChain } from './kind-text.ts';
import { LedgerExports } from './ledger-exports.tsx';
import { chosenEntries, yearsOf } from './ledger-filter.ts';
import { LedgerProgress } from './ledger-progress.tsx';
import { LedgerTable } from './ledger-table.tsx';
import { LedgerToolbar } from './ledger-toolbar.tsx';
import { useValidatorName } from './validator-name.ts';

type Props = { reading: LedgerReading; search: RewardsSearch; go: (change: Partial<RewardsSearch>) => void };

/** Every event, what of it is shown, how complete it is, and its files. */
export function LedgerTab({ reading, search, go }: Props) {
  const { network, hub } = useNetwork();
  const nameOf = useValidatorName();
  const { ledger, state } = reading;
  const entries = ledger?.entries ?? [];
  const asset = stakeAsset(network);
  const prices = usePrices(asset.denom, entries[0]?.at ?? null, useDeviceNow(60_000));
  const chosen = chosenEntries(entries, search.kind, search.year);
  return (
    <>
      <div className="flex flex-wrap items-end justify-between gap-x-8 gap-y-4">
        <LedgerToolbar kind={search.kind} year={search.year} years={yearsOf(entries)} onChange={(choice) => go({ ...choice, page: '1' })} />
        {ledger && entries.length > 0 && <LedgerExports ledger={ledger} isReading={state === 'reading'} prices={prices} />}
      </div>
      <div className="mt-3 mb-2">
        <LedgerProgress reading={reading} />
      </div>
      {!ledger && state === 'reading' && <Skeleton chars={40} label="Reading the ledger" />}
      {ledger && chosen.length === 0 && (
        <EmptyState title={entries.length === 0 ? 'Nothing has happened yet' : 'No entry of this type and year'}>
          {entries.length === 0
            ? 'Claims, automatic payouts, what stkXPRT gained and the fees that were paid stand here, each with its date and hash.'
            : 'Choose another type or year above.'}
        </EmptyState>
      )}
      {chosen.length > 0 && (
        <LedgerTable
          entries={chosen}
          page={Number.parseInt(search.page, 10) - 1}
          onPage={(page) => go({ page: String(page + 1) })}
          assetOf={(denom) => assetOf(network, hub.chain.id, denom)}
          nameOf={nameOf}
          thereOf={(entry) => farChain(network, entry)}
          fiat={fiatOfEntries(prices, asset)}
          explorer={hub.chain.explorer}
        />
      )}
    </>
  );
}
