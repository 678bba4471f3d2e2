import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { ChainId } from '#config/network.ts';
import { chainById } from '#config/networks.ts';
import { useNetwork } from '#queries/network-context.tsx';
import { TransferTracking } from '#tx/transfer-tracking.tsx';
import { useJournal, useTx } from '#tx/use-tx.ts';
import { Address } from '#ui/address.tsx';
import { DateText } from '#ui/date-text.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { ErrorRow } from '#ui/error-row.tsx';
import { ExternalLink } from '#ui/external-link.tsx';
import { Icon } from '#ui/icon.tsx';
import { Note } from '#ui/note.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { writeSearch } from '../search.ts';
import { NextAction } from './next-action.tsx';
import { UNTRACKED } from './untracked.ts';

/** `chain` as the address of the page says, empty where it does not: then every chain is asked. */
type Props = { readonly chain: ChainId; readonly hash: string };

/** One transaction's transfers, from wherever they were signed: where the money is, and what happens next. */
export function Tracked({ chain, hash }: Props) {
  return (
    <div className="max-w-[640px]">
      <Link href={writeSearch({})} className="hit mb-4 inline-flex min-h-10 items-center gap-2 font-medium text-ink-2 hover:text-ink">
        <Icon name="back" size={16} />
        All transfers
      </Link>
      <section className="card" aria-labelledby="tracked-title">
        <Found chain={chain} hash={hash} />
      </section>
    </div>
  );
}

function Found({ chain, hash }: Props) {
  const { network } = useNetwork();
  const { trackTransfer } = useTx();
  const { entries } = useJournal();
  const asked = chainById(network, chain) ? chain : null;
  const search = useQuery({
    queryKey: [network.id, asked, 'track', hash],
    queryFn: () => trackTransfer(asked, hash),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  const entry = entries?.find((each) => each.hash === hash);
  if (entry) {
    const explorer = chainById(network, entry.chain)?.explorer?.tx.replace('{hash}', encodeURIComponent(hash));
    return (
      <>
        <h2 id="tracked-title" className="text-title wrap-anywhere">
          {entry.title}
        </h2>
        <p className="mt-1 mb-4 flex flex-wrap items-center gap-x-2 text-small text-ink-3">
          <DateText at={entry.createdAt} form="minute" />
          <Address address={hash} what="hash" />
          {explorer && <ExternalLink href={explorer}>explorer</ExternalLink>}
        </p>
        {entry.state === 'pending' && <p>It is waiting for its block.</p>}
        {entry.state === 'failed' && <Note tone="bad">{UNTRACKED.failed}</Note>}
        {entry.state === 'expired' && <Note tone="info">It came too late for a block. Nothing was sent.</Note>}
        {entry.state === 'included' && entry.transfers.length === 0 && <Note tone="info">{UNTRACKED['no-transfer']}</Note>}
        <div className="grid gap-9">
          {entry.state === 'included' &&
            entry.transfers.map((transfer, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the packets of a transaction have a fixed order
              <div key={index} className="grid gap-5">
                <TransferTracking transfer={transfer} />
                <NextAction transfer={transfer} entry={entry} />
              </div>
            ))}
        </div>
      </>
    );
  }
  return (
    <>
      <h2 id="tracked-title" className="text-title">
        Track a transfer
      </h2>
      <p className="mt-1 mb-4 text-small text-ink-3">
        <Address address={hash} what="hash" />
      </p>
      <div role="status">
        {search.isPending && <Skeleton chars={30} label="Looking for the transaction" />}
        {search.isError && <ErrorRow what="this transaction" why="A chain did not answer." onRetry={() => void search.refetch()} />}
        {search.data && search.data.kind !== 'tracked' && <EmptyState title={UNTRACKED_TITLE}>{UNTRACKED[search.data.kind]}</EmptyState>}
      </div>
    </>
  );
}

const UNTRACKED_TITLE = 'There is nothing to follow';
