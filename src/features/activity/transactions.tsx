import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { chainById } from '#config/networks.ts';
import type { Amount } from '#domain/amount.ts';
import { useNetwork } from '#queries/network-context.tsx';
import { executedOf } from '#tx/executed.ts';
import { isMoving, type JournalEntry } from '#tx/journal-entry.ts';
import { KIND_WORDS } from '#tx/kind-words.ts';
import { OUTCOME_WORDS } from '#tx/tracking-words.tsx';
import { TransferTracking } from '#tx/transfer-tracking.tsx';
import { useJournal } from '#tx/use-tx.ts';
import { Address } from '#ui/address.tsx';
import { DateText } from '#ui/date-text.tsx';
import { Details } from '#ui/details.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { ExternalLink } from '#ui/external-link.tsx';
import { Money } from '#ui/money.tsx';
import { Note } from '#ui/note.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { Timeline } from '#ui/timeline.tsx';

/** The journal of this device: what was sent, and what became of it. */
export function Transactions() {
  const { entries, warning } = useJournal();
  return (
    <section>
      <h2>Transactions of this device</h2>
      <div className="mt-2.5 grid gap-4">
        {warning && <Note tone="warn">{warning}</Note>}
        {entries === null && <Skeleton chars={28} label="Reading the transactions of this device" />}
        {entries?.length === 0 && (
          <EmptyState title="Nothing was sent from here yet">
            Each transaction stands here from the moment it is signed, with its hash, until a block decides it.
          </EmptyState>
        )}
        {entries && entries.length > 0 && (
          <Timeline
            label="Transactions"
            items={entries.map((entry) => ({
              id: entry.hash,
              when: <DateText at={entry.createdAt} form="day" />,
              title: entry.title,
              detail: <Detail entry={entry} />,
              amount: <Outcome entry={entry} />,
            }))}
          />
        )}
      </div>
    </section>
  );
}

const OUTCOMES: Readonly<Record<JournalEntry['state'], ReactNode>> = {
  pending: <span className="text-ink-2">waiting for a block</span>,
  included: <span className="text-good">included</span>,
  failed: <span className="text-bad">refused by the chain</span>,
  expired: <span className="text-ink-2">expired, nothing was spent</span>,
};

/** A transfer is not at its end when it is in a block. */
function Outcome({ entry: { state, transfers } }: { entry: JournalEntry }) {
  if (state !== 'included' || transfers.length === 0) return OUTCOMES[state];
  const outcomes = [...new Set(transfers.map(({ outcome }) => outcome))];
  const color = outcomes.every((outcome) => outcome === 'arrived') ? 'text-good' : 'text-ink-2';
  return <span className={color}>{outcomes.map((outcome) => OUTCOME_WORDS[outcome]).join(', ')}</span>;
}

/** Where the money of a transfer is, hop by hop; its own page goes on from there. */
function Transfers({ entry }: { entry: JournalEntry }) {
  const { chain, hash, transfers } = entry;
  return (
    <div className="grid gap-4 pb-3 text-body text-ink">
      {transfers.map((transfer, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the packets of a transaction have a fixed order
        <TransferTracking key={index} transfer={transfer} />
      ))}
      <p>
        <Link href={`/transfer?${new URLSearchParams({ track: hash, on: chain })}`} className="act hit">
          {isMoving(entry) ? 'Follow it' : 'Next steps'}
        </Link>
      </p>
    </div>
  );
}

function Effects({ words, amounts }: { words: string; amounts: readonly Amount[] }) {
  return amounts.map((amount) => (
    <li key={amount.asset.denom}>
      {words} <Money amount={amount} />
    </li>
  ));
}

function Detail({ entry }: { entry: JournalEntry }) {
  const { network } = useNetwork();
  const executed = entry.settled && executedOf(entry.settled, entry.chain, network);
  const chain = chainById(network, entry.chain);
  const explorer = chain?.explorer?.tx.replace('{hash}', encodeURIComponent(entry.hash));
  return (
    <Details
      open={isMoving(entry)}
      summary={
        entry.settled?.height ? `block ${entry.settled.height}${chain && chain.id !== network.hub ? ` of ${chain.name}` : ''}` : 'details'
      }
    >
      {entry.state === 'included' && entry.transfers.length > 0 && <Transfers entry={entry} />}
      <ul className="grid gap-1">
        <li>
          {entry.origin === 'found' ? 'Signed elsewhere,' : 'Signed'} <DateText at={entry.createdAt} form="minute" />
        </li>
        <li>
          Hash <Address address={entry.hash} what="hash" />
          {explorer && (
            <>
              {' '}
              <ExternalLink href={explorer}>explorer</ExternalLink>
            </>
          )}
        </li>
        <li>
          Account <Address address={entry.sender} />
        </li>
        {executed && <Effects words="Got" amounts={executed.received} />}
        {executed && <Effects words="Staked" amounts={executed.staked} />}
        {executed && <Effects words={entry.kind === 'transfer' ? 'Sent' : 'Moved'} amounts={executed.moved} />}
        {executed && <Effects words="Unbonding" amounts={executed.unbonding} />}
        {executed && (
          <Effects words={executed.rewardsTo === 'sender' ? 'Rewards' : 'Rewards, to another account:'} amounts={executed.rewards} />
        )}
        {entry.settled?.completesAt && (
          <li>
            {KIND_WORDS[entry.kind].ends} <DateText at={entry.settled.completesAt} form="minute" />
          </li>
        )}
        {entry.state === 'pending' && (
          <li>Can be included until block {String(entry.timeoutHeight)}; after that it is safe to try again.</li>
        )}
        {entry.state === 'failed' && entry.settled && (
          <li>
            {entry.settled.codespace} {entry.settled.code}
          </li>
        )}
      </ul>
    </Details>
  );
}
