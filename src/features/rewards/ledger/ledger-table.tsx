import type { Explorer } from '#config/network.ts';
import { shortAddress } from '#domain/address.ts';
import { type Amount, amount } from '#domain/amount.ts';
import type { Asset } from '#domain/asset.ts';
import type { LedgerEntry } from '#domain/ledger-entry.ts';
import { CopyButton } from '#ui/copy-button.tsx';
import { DateText } from '#ui/date-text.tsx';
import { ExternalLink } from '#ui/external-link.tsx';
import { Money } from '#ui/money.tsx';
import { lastPage, Pager } from '#ui/pager.tsx';
import { type Column, StatementTable } from '#ui/statement-table.tsx';
import { tip } from '#ui/tip.ts';
import { What } from '#ui/what.tsx';
import { FiatText } from '../fiat-text.tsx';
import type { FiatOf } from '../ledger-fiat.ts';
import { effectText, kindTitle } from './kind-text.ts';

/** Rows of one page: what a person can take in, and what every device draws at once. */
const LEDGER_PAGE = 50;

type Props = {
  /** Those to show, newest first, of all pages. */
  entries: readonly LedgerEntry[];
  /** From 0; beyond the last it is the last. */
  page: number;
  onPage: (page: number) => void;
  assetOf: (denom: string) => Asset;
  nameOf: (operator: string) => string;
  /** What people call the chain at the other end of a transfer; null for every other entry, and where nobody knows. */
  thereOf: (entry: LedgerEntry) => string | null;
  /** Null without a price source: then there is no such column. */
  fiat: FiatOf | null;
  explorer: Explorer | null;
};

/** The ledger as a statement, one page of it at a time. */
export function LedgerTable({ entries, page: wanted, onPage, assetOf, nameOf, thereOf, fiat, explorer }: Props) {
  const page = Math.min(wanted, lastPage(entries.length, LEDGER_PAGE));
  const columns: readonly Column<LedgerEntry>[] = [
    { id: 'date', head: 'Date', from: 'wide', cell: ({ at }) => <DateText at={at} form="minute" /> },
    {
      id: 'what',
      head: 'What',
      cell: (entry) => {
        const there = thereOf(entry);
        const detail = <Detail entry={entry} there={there} nameOf={nameOf} explorer={explorer} fiat={fiat} />;
        return <What title={kindTitle(entry, there)} detail={detail} />;
      },
    },
    {
      id: 'amount',
      head: 'Amount',
      align: 'end',
      cell: (entry) => <Moved entry={entry} moved={amount(assetOf(entry.denom), entry.base)} />,
    },
    ...(fiat ? [fiatColumn(fiat)] : []),
    {
      id: 'tx',
      head: 'Transaction',
      align: 'end',
      from: 'wide',
      headHidden: true,
      cell: ({ hash }) => hash && <Hash hash={hash} explorer={explorer} />,
    },
  ];
  return (
    <>
      <StatementTable
        caption="Ledger, newest first"
        columns={columns}
        rows={entries.slice(page * LEDGER_PAGE, (page + 1) * LEDGER_PAGE)}
        rowKey={({ id }) => id}
      />
      <Pager what="entries" page={page} pageSize={LEDGER_PAGE} count={entries.length} onPage={onPage} />
    </>
  );
}

function fiatColumn(fiat: FiatOf): Column<LedgerEntry> {
  return {
    id: 'fiat',
    head: fiat.source.currency.toUpperCase(),
    align: 'end',
    from: 'wide',
    cell: (entry) => <FiatText worth={fiat.of(entry)} source={fiat.source} unit="never" />,
  };
}

type DetailProps = {
  entry: LedgerEntry;
  there: string | null;
  nameOf: (operator: string) => string;
  explorer: Explorer | null;
  fiat: FiatOf | null;
};

/** Whose rewards, and what the amount does not say; on a phone all that has no column there. */
function Detail({ entry, there, nameOf, explorer, fiat }: DetailProps) {
  const worth = fiat?.of(entry) ?? null;
  const { validator, counterparty, at, hash } = entry;
  const source = validator ? nameOf(validator) : counterparty && shortAddress(counterparty);
  const words = effectText(entry, there);
  return (
    <>
      {source && (
        <span className="block">
          <bdi {...tip(validator ?? counterparty ?? '')}>{source}</bdi>
        </span>
      )}
      {words && <span className="block">{words}</span>}
      <span className="wide:hidden">
        <DateText at={at} form="minute" />
        {fiat && worth && (
          <span className="block">
            <FiatText worth={worth} source={fiat.source} />
          </span>
        )}
        {hash && (
          <span className="block">
            <Hash hash={hash} explorer={explorer} />
          </span>
        )}
      </span>
    </>
  );
}

/** With a sign where the account's income or balance changed; stake that only moved has none. */
function Moved({ entry, moved }: { entry: LedgerEntry; moved: Amount }) {
  return (
    <span className={`long-number ${entry.effect === 'balance' ? '' : 'text-ink-2'}`}>
      {moved.base < 0n && '\u2212\u00a0'}
      <Money amount={moved.base < 0n ? amount(moved.asset, -moved.base) : moved} plus={entry.effect !== 'position' && moved.base > 0n} />
    </span>
  );
}

/** A link to the explorer of the network, if it has one; the hash to copy otherwise. */
function Hash({ hash, explorer }: { hash: string; explorer: Explorer | null }) {
  const short = `${hash.slice(0, 4)}…${hash.slice(-4)}`;
  return (
    <span className="inline-flex items-center gap-1">
      <span className="font-mono text-small" {...(explorer ? {} : tip(hash))}>
        {explorer ? <ExternalLink href={explorer.tx.replace('{hash}', encodeURIComponent(hash))}>{short}</ExternalLink> : short}
      </span>
      <span className="-my-2.5">
        <CopyButton text={hash} what="hash" />
      </span>
    </span>
  );
}
