import { useQueryClient } from '@tanstack/react-query';
import { assetOf } from '#config/networks.ts';
import { amount, formatBase } from '#domain/amount.ts';
import { chainName } from '#domain/hub-graph.ts';
import { parseAmount } from '#domain/parse-amount.ts';
import { maxTransfer } from '#domain/transfer-fee.ts';
import { useNetwork } from '#queries/network-context.tsx';
import { gateOf, gateWithFee } from '#tx/form-gate.ts';
import type { Requote, TxIntent } from '#tx/intent.ts';
import { useNetworkFee } from '#tx/network-fee.ts';
import { useTx } from '#tx/use-tx.ts';
import { useTyped } from '#tx/use-typed.ts';
import { assertWay, type WayHealth } from '#tx/use-way-health.ts';
import { useJoin } from '#wallet/use-join.ts';
import { useWallet } from '#wallet/wallet-context.tsx';
import { useTransferSearch } from '../use-transfer-search.ts';
import { transferProblem } from './transfer-problem.ts';
import { useAction } from './use-action.ts';
import { type Desk, useArriving } from './use-desk.ts';
import { useOrder } from './use-order.ts';
import { useReceiver } from './use-receiver.ts';

/** What gas a transfer uses, before it can be measured: as recorded on persistenceCore v16, with and without a memo. */
const TRANSFER_GAS = { low: 100_000n, high: 175_000n };

/** A fiftieth of the fee more is left by MAX: another amount or another receiver is a few bytes longer, and costs gas for them. */
const MARGIN = 50n;

/** Everything that the card shows and does, from what the address says and what was typed. */
export function useTransferForm(desk: Desk, way: WayHealth) {
  const { network, client } = useNetwork();
  const queries = useQueryClient();
  const wallet = useWallet();
  const { start } = useTx();
  const { search, change, kept } = useTransferSearch();
  const { join, busy, problem: joinProblem } = useJoin();
  const { graph, from, to, sender, holdings, choices, chosen, plan, routes } = desk;
  const { asset } = chosen;
  const [route] = routes;
  const receiver = useReceiver(graph, route?.to ?? to, sender);
  const arriving = useArriving(route, asset);

  // Typing pins what it is about: balances that are read meanwhile must not put another coin under the amount.
  const pin = { from, to, asset: asset.denom };
  const [text, onType] = useTyped(search.amount, (typed) => {
    change({ ...pin, amount: typed });
    return kept(typed);
  });
  const parsed = parseAmount(text, asset);
  const base = parsed.kind === 'ok' ? parsed.amount.base : null;

  const feeAsset = assetOf(network, from, client(from).chain.stakeDenom);
  const paying = choices.find((each) => each.asset.denom === feeAsset.denom)?.spendable ?? 0n;
  const isKnown = sender !== null && holdings.state === 'ready';
  const order = useOrder(desk, receiver, base !== null && base <= chosen.spendable ? base : null);
  const fee = useNetworkFee(TRANSFER_GAS, way.blocks === null ? order : null, from);
  const noFee = isKnown && paying < fee.least;
  const pays = asset.denom === feeAsset.denom && !noFee;
  // A guess may be too high for an amount that was MAX when the fee was measured.
  const problem = transferProblem({ parsed, held: chosen, isKnown, pays, fee: fee.least });

  // Where an unlisted coin came from is read together with the balances.
  const isLost = plan.kind === 'none' && !(plan.reason === 'unknown-denom' && holdings.state === 'loading');
  const closed = isLost ? `${asset.symbol} has no way to ${chainName(graph, to)} from here.` : null;
  const gate = gateWithFee(gateOf({ wallet, typed: parsed.kind, problem, reading: holdings.state, closed }), noFee, feeAsset.symbol);
  const action = useAction({ desk, receiver, gate, joining: busy, way: way.blocks });

  const most = maxTransfer({
    denom: asset.denom,
    spendable: chosen.spendable,
    feeDenom: feeAsset.denom,
    fee: fee.most + fee.most / MARGIN,
  });
  const checked = async (intent: TxIntent): Promise<Requote> => {
    if (route) await assertWay(route, graph, client, queries);
    return { verdict: 'same', intent };
  };
  const act = () => {
    if (action.kind === 'join') void join(action.chains);
    else if (order) start({ ...order, requote: () => checked(order) });
  };
  return {
    text,
    onType,
    problem,
    /** What would arrive, in base units; null while no amount that can be sent stands there. */
    sends: base !== null && base > 0n && problem === null ? base : null,
    available: isKnown ? chosen.spendable : null,
    onMax: isKnown ? () => onType(formatBase(amount(asset, most))) : undefined,
    receiver,
    arriving,
    fee,
    feeAsset,
    /** What the account has for the network fee, when that is too little. */
    shortOf: noFee ? paying : null,
    joinProblem,
    isLost,
    action,
    act,
    onFrom: (chain: string) => change({ from: chain, to: chain === to ? from : to, asset: '', amount: '' }),
    onTo: (chain: string) => change({ ...pin, to: chain }),
    onAsset: (denom: string) => change({ ...pin, asset: denom, amount: '' }),
    onSwap: () => change({ from: to, to: from, asset: arriving?.denom ?? '', amount: text }),
  };
}

export type TransferFormState = ReturnType<typeof useTransferForm>;
