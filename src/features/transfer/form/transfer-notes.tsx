import { useQuery } from '@tanstack/react-query';
import { assetOf, chainById } from '#config/networks.ts';
import { amount } from '#domain/amount.ts';
import { chainName } from '#domain/hub-graph.ts';
import { noRouteWords, stopWords } from '#domain/route-words.ts';
import { middle } from '#domain/text.ts';
import { arrivesWithoutGas } from '#domain/transfer-fee.ts';
import { balancesQuery } from '#queries/bank.ts';
import { recent } from '#queries/freshness.ts';
import { useNetwork } from '#queries/network-context.tsx';
import { Button } from '#ui/button.tsx';
import { Money } from '#ui/money.tsx';
import { Note } from '#ui/note.tsx';
import { useWallet } from '#wallet/wallet-context.tsx';
import { useTransferSearch } from '../use-transfer-search.ts';
import type { Desk } from './use-desk.ts';
import type { TransferFormState } from './use-transfer-form.ts';

type Props = { readonly desk: Desk; readonly form: TransferFormState };

/** What should not be missed before signing, each only where it is true. */
export function TransferNotes({ desk, form }: Props) {
  const { graph, from } = desk;
  const { fee, feeAsset, shortOf, receiver, arriving, joinProblem, sends } = form;
  return (
    <>
      <StrangerNote />
      <WatchedNote desk={desk} />
      <PlanNote desk={desk} isLost={form.isLost} />
      {shortOf !== null && (
        <Note tone="warn">
          A transfer from {chainName(graph, from)} costs about <Money amount={amount(feeAsset, fee.most)} digits={3} /> of network fee, and
          your account there has <Money amount={amount(feeAsset, shortOf)} />. Send a little {feeAsset.symbol} to it first.
        </Note>
      )}
      {receiver.address !== null && arriving && <GasNote desk={desk} receiver={receiver.address} arriving={arriving.denom} />}
      {joinProblem && (
        <Note tone="bad" live>
          {joinProblem}
        </Note>
      )}
      {sends !== null && shortOf === null && fee.refusal && (
        <Note tone="bad" live>
          <b className="font-semibold">The chain would refuse this now: {fee.refusal.title}.</b> {fee.refusal.text}
        </Note>
      )}
    </>
  );
}

/** A link may name chains of another network. */
function StrangerNote() {
  const { network } = useNetwork();
  const { search } = useTransferSearch();
  const stranger = [search.from, search.to].find((id) => id !== '' && !chainById(network, id));
  if (stranger === undefined) return null;
  return (
    <Note tone="info">
      {network.name} does not have the chain <bdi>{middle(stranger, 32)}</bdi>, which the address of this page names.
    </Note>
  );
}

/** Only the wallet knows which accounts belong to one person. */
function WatchedNote({ desk: { graph, from, sender } }: { desk: Desk }) {
  const wallet = useWallet();
  if (wallet.state !== 'connected' || wallet.capability !== 'none' || sender !== null) return null;
  return (
    <Note tone="info">
      A watched address belongs to one chain. What its owner has on {chainName(graph, from)} is not known without the wallet.
    </Note>
  );
}

/** Why there is no way and what there is instead, or why it takes more than one signature. */
function PlanNote({ desk: { graph, plan, from, to, chosen }, isLost }: { desk: Desk; isLost: boolean }) {
  const { change } = useTransferSearch();
  if (plan.kind === 'signatures') return <Note tone="info">{stopWords(graph, plan.stops)}</Note>;
  if (plan.kind === 'route' || !isLost) return null;
  const instead = plan.reason === 'not-canonical' ? plan.instead : null;
  return (
    <Note tone="warn" live>
      <p>{noRouteWords(graph, { from, to, denom: chosen.asset.denom, trace: chosen.path }, plan)}</p>
      {instead && (
        <p className="mt-2">
          <Button look="act" onClick={() => change({ from, to: instead.to, asset: chosen.asset.denom })}>
            Send it to {chainName(graph, instead.to)}
          </Button>
        </p>
      )}
    </Note>
  );
}

/** Whoever has nothing on a chain that pays its fees cannot move what arrives there. */
function GasNote({ desk, receiver, arriving }: { desk: Desk; receiver: string; arriving: string }) {
  const { network, client } = useNetwork();
  const { graph, routes } = desk;
  const to = routes[0]?.to ?? desk.to;
  const { data } = useQuery({ ...balancesQuery(client(to), receiver), ...recent });
  const balances = data ? new Map(data.map(({ denom, amount: base }) => [denom, base])) : null;
  const feeDenoms = graph.chains.get(to)?.feeDenoms ?? [];
  if (arrivesWithoutGas({ balances, feeDenoms, arriving }) !== true) return null;
  const symbols = feeDenoms.map((denom) => assetOf(network, to, denom).symbol).slice(0, 2);
  return (
    <Note tone="warn">
      <b className="font-semibold">It arrives without gas.</b> {chainName(graph, to)} takes its fees in {symbols.join(' or ')}, and the
      account there has none: what arrives cannot be moved on until it has some.
    </Note>
  );
}
