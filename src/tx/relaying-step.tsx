import { useChainStatusOf } from '#queries/network-context.tsx';
import { Note } from '#ui/note.tsx';
import type { TrackedTransfer } from './journal-transfer.ts';
import { TransferTracking } from './transfer-tracking.tsx';
import { takeFocus } from './waiting.tsx';

type Props = { transfer: TrackedTransfer };

/** A transfer on its way over the chains. Nobody has to wait for it. */
export function RelayingStep({ transfer }: Props) {
  const { from, hops } = transfer.route;
  const chains = [...new Set([from, ...hops.map(({ to }) => to)])];
  return (
    <div tabIndex={-1} ref={takeFocus} className="mt-4 grid gap-3 outline-none">
      <TransferTracking transfer={transfer} />
      {chains.map((chain) => (
        <Silence key={chain} chain={chain} />
      ))}
      <p className="label">You may close this. It goes on behind the page, also after a reload, and stands in Activity.</p>
    </div>
  );
}

/** Why the picture may be old: a chain that cannot be asked, or stands still. */
function Silence({ chain }: { chain: string }) {
  const { state, reason } = useChainStatusOf(chain);
  if (reason === null || state === 'live' || state === 'connecting') return null;
  return (
    <Note tone="warn" live>
      {reason}
    </Note>
  );
}
