import { useQuery } from '@tanstack/react-query';
import { assetOf } from '#config/networks.ts';
import { amount } from '#domain/amount.ts';
import type { Asset } from '#domain/asset.ts';
import { chainName } from '#domain/hub-graph.ts';
import { noRouteWords, stopWords } from '#domain/route-words.ts';
import { arrivesWithoutGas } from '#domain/transfer-fee.ts';
import { balancesQuery } from '#queries/bank.ts';
import { useNetwork } from '#queries/network-context.tsx';
import type { NetworkFee } from '#tx/network-fee.ts';
import { Button } from '#ui/button.tsx';
import { Money } from '#ui/money.tsx';
import { Note } from '#ui/note.tsx';
import { useTransferSearch } from '../use-transfer-search.ts';
import type { Desk } from './use-desk.ts';

type Props = {
  readonly desk: Desk;
  readonly receiver: string | null;
  /** The denom on arrival; null without a way. */
  readonly arriving: string | null;
  readonly fee: NetworkFee;
  readonly feeAsset: Asset;
  /** What the account has for the network fee, when that is too little. */
  readonly noFee: bigint | null;
  readonly joinProblem: string | null;
  /** An amount that can be sent stands there. */
  readonly isTyped: boolean;
};

/** What should not be missed before signing, each only where it is true. */
export function TransferNotes({ desk, receiver, arriving, fee, feeAsset, noFee, joinProblem, isTyped }: Props) {
  return (
    <>
      <PlanNote desk={desk} />
      {noFee !== null && (
        <Note tone="warn">
          A transfer from {chainName(desk.graph, desk.from)} costs about <Money amount={amount(feeAsset, fee.most)} digits={3} /> of network
          fee, and your account there has <Money amount={amount(feeAsset, noFee)} digits={3} />. Send a little {feeAsset.symbol} to it
          first.
        </Note>
      )}
      {receiver !== null && arriving !== null && <GasNote desk={desk} receiver={receiver} arriving={arriving} />}
      {joinProblem && (
        <Note tone="bad" live>
          {joinProblem}
        </Note>
      )}
      {isTyped && fee.refusal && (
        <Note tone="bad" live>
          <b className="font-semibold">The chain would refuse this now: {fee.refusal.title}.</b> {fee.refusal.text}
        </Note>
      )}
    </>
  );
}

/** Why there is no way and what there is instead, or why it takes more than one signature. */
function PlanNote({ desk: { graph, plan, from, to, chosen, holdings } }: { desk: Desk }) {
  const { change } = useTransferSearch();
  if (plan.kind === 'route') return null;
  if (plan.kind === 'signatures') return <Note tone="info">{stopWords(graph, plan.stops)}</Note>;
  // Where an unlisted coin came from is read together with the balances.
  if (plan.reason === 'unknown-denom' && holdings.state === 'loading') return null;
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
  const { data } = useQuery(balancesQuery(client(to), receiver));
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
