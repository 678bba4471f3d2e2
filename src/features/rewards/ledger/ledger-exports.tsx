import { assetOf } from '#config/networks.ts';
import { type ExportForm, toCsv, toJson } from '#domain/export.ts';
import type { ExportOptions } from '#domain/export-cells.ts';
import { priceAt } from '#domain/fiat.ts';
import type { Ledger } from '#domain/ledger.ts';
import { useNetwork } from '#queries/network-context.tsx';
import type { Prices } from '#queries/prices.ts';
import { Button } from '#ui/button.tsx';
import { saveText } from '#ui/save-text.ts';
import { tipOn } from '#ui/tip.ts';
import { exportName } from './export-name.ts';

type Props = { ledger: Ledger; isReading: boolean; prices: Prices | null };

/** The whole ledger as files, whatever the filter shows. They are made in this browser, and go nowhere else. */
export function LedgerExports({ ledger, isReading, prices }: Props) {
  const { network, hub } = useNetwork();
  const save = (ending: string, type: string, make: (of: Ledger, options: ExportOptions) => string) => {
    const options = { assetOf: (denom: string) => assetOf(network, hub.chain.id, denom), ...priceOptions(prices, ledger.stakeDenom) };
    const name = exportName({ network: network.id, address: ledger.address, at: ledger.present.at }, ending);
    saveText(name, type, make(ledger, options));
  };
  const csv = (form: ExportForm) => (of: Ledger, options: ExportOptions) => toCsv(of, form, options);
  return (
    <section aria-label="Save the ledger">
      <p className="label mb-1">{isReading ? 'Save what has been read so far' : 'Save everything'}</p>
      <div className="flex flex-wrap gap-2">
        <Button
          size="small"
          {...tipOn('Every entry with its UTC time, height, hash, base units and display units.')}
          onClick={() => save('.csv', 'text/csv', csv('plain'))}
        >
          CSV
        </Button>
        <Button
          size="small"
          {...tipOn('The columns that Koinly and other tax programs read.')}
          onClick={() => save('-koinly.csv', 'text/csv', csv('koinly'))}
        >
          CSV for taxes (Koinly)
        </Button>
        <Button
          size="small"
          {...tipOn('Everything, with totals and what may be missing.')}
          onClick={() => save('.json', 'application/json', toJson)}
        >
          JSON
        </Button>
      </div>
    </section>
  );
}

/** Values only where the source has a price of the entry's own day; each row names it. */
function priceOptions(prices: Prices | null, stakeDenom: string): Pick<ExportOptions, 'currency' | 'priceOf'> {
  if (!prices) return {};
  const { source, history } = prices;
  return {
    currency: source.currency.toUpperCase(),
    priceOf: (denom, at) => {
      const sample = denom === stakeDenom ? priceAt(history, at) : null;
      return sample && { price: sample.price, source: `${source.name}, ${new Date(sample.at).toISOString().slice(0, 16)}Z` };
    },
  };
}
