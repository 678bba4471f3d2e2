import { assetOf } from '#config/networks.ts';
import { amount, formatBase } from '#domain/amount.ts';
import { useNetwork } from '#queries/network-context.tsx';
import { placeOf } from '#tx/kind-words.ts';
import { useOpenPlans, useTx } from '#tx/use-tx.ts';
import { Button } from '#ui/button.tsx';
import { Note } from '#ui/note.tsx';
import { useTransferSearch } from './use-transfer-search.ts';

/** Transfers that take several signatures, of which one is left. Nothing for whoever has none. */
export function OpenWorks() {
  const { network } = useNetwork();
  const { open } = useTransferSearch();
  const { giveUp } = useTx();
  const works = useOpenPlans().filter(({ next }) => next.kind === 'transfer');
  return works.map(({ id, state, next, step }) => {
    const typed = formatBase(amount(assetOf(network, next.chain, next.denom), next.base));
    return (
      <Note key={id} tone="info">
        <p>
          <b className="font-semibold">{next.title}</b> is part {placeOf(step)} of what you began.{' '}
          {state === 'waiting' ? 'It can be signed when the part before has arrived.' : 'The part before has arrived.'}
        </p>
        <p className="mt-1.5 flex flex-wrap gap-x-5 gap-y-2">
          <Button
            look="act"
            reason={state === 'waiting' ? 'The part before is on its way.' : undefined}
            onClick={() => open({ from: next.chain, to: next.to ?? '', asset: next.denom, amount: typed })}
          >
            Go on
          </Button>
          <Button look="act" onClick={() => void giveUp(id)}>
            Leave it at that
          </Button>
        </p>
      </Note>
    );
  });
}
