import { assetOf } from '#config/networks.ts';
import { type ExportForm, toCsv, toJson } from '#domain/export.ts';
import type { ExportOptions } from '#domain/export-cells.ts';
import { priceAt } from '#domain/fiat.ts';
import type { Ledger } from '#domain/ledger.ts';
import { useNetwork } from '#queries/network-context.tsx';
import type { Prices } from '#queries/prices.ts';
import { Button } from '#ui/button.tsx';
import { saveText } from '#ui/save-text.ts';
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
    <section aria-label="Save the ledger" className="mt-11">
      <h2>Save the ledger</h2>
      <p className="mt-1 mb-3.5 max-w-[64ch] text-ink-2">
        Every entry with its UTC time, height, hash and exact amount, whatever is shown above.
        {isReading && ' It is still being read: a file saved now ends where reading has come to.'}
      </p>
      <div className="flex flex-wrap gap-3">
        <Button size="small" onClick={() => save('.csv', 'text/csv', csv('plain'))}>
          CSV
        </Button>
        <Button size="small" onClick={() => save('-koinly.csv', 'text/csv', csv('koinly'))}>
          CSV for tax software (Koinly)
        </Button>
        <Button size="small" onClick={() => save('.json', 'application/json', toJson)}>
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
