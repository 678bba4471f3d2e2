import { useQueryClient } from '@tanstack/react-query';
import { assetOf } from '#config/networks.ts';
import { amount, formatAmount, formatBase } from '#domain/amount.ts';
import { chainName } from '#domain/hub-graph.ts';
import { parseAmount } from '#domain/parse-amount.ts';
import { noRouteWords } from '#domain/route-words.ts';
import { maxTransfer } from '#domain/transfer-fee.ts';
import { useNetwork } from '#queries/network-context.tsx';
import { FeeText } from '#tx/fee-text.tsx';
import { gateOf, gateWithFee } from '#tx/form-gate.ts';
import type { Requote, TxIntent } from '#tx/intent.ts';
import { useNetworkFee } from '#tx/network-fee.ts';
import { OrderForm } from '#tx/order-form.tsx';
import { useTx } from '#tx/use-tx.ts';
import { useTyped } from '#tx/use-typed.ts';
import { WALLET_NAMES } from '#tx/wallet-name.ts';
import { AmountField } from '#ui/amount-field.tsx';
import { Money } from '#ui/money.tsx';
import { tip } from '#ui/tip.ts';
import { useWallet } from '#wallet/wallet-context.tsx';
import { arrivalText, spanText } from '../route/moves-text.ts';
import { assertWay, type WayHealth } from '../route/use-way-health.ts';
import { useTransferSearch } from '../use-transfer-search.ts';
import { AssetField } from './asset-field.tsx';
import { ChainField } from './chain-field.tsx';
import { ReceiverField } from './receiver-field.tsx';
import { ToField } from './to-field.tsx';
import { TransferNotes } from './transfer-notes.tsx';
import { transferProblem } from './transfer-problem.ts';
import { useAction } from './use-action.ts';
import { type Desk, useArriving } from './use-desk.ts';
import { useJoin } from './use-join.ts';
import { useOrder } from './use-order.ts';
import { useReceiver } from './use-receiver.ts';

/** What gas a transfer uses, before it can be measured: as recorded on persistenceCore v16, with and without a memo. */
const TRANSFER_GAS = { low: 100_000n, high: 175_000n };

/** The card: from where, to where, what, how much and to whom. Everything above the button is known before the wallet opens. */
export function TransferForm({ desk, way }: { desk: Desk; way: WayHealth }) {
  const { network, client } = useNetwork();
  const wallet = useWallet();
  const queries = useQueryClient();
  const { start } = useTx();
  const { search, change, kept } = useTransferSearch();
  const { join, busy, problem: joinProblem } = useJoin();
  const { graph, from, to, sender, holdings, choices, chosen, plan, routes } = desk;
  const [route] = routes;
  const { asset } = chosen;
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
  const isKnown = holdings.state === 'ready';
  const order = useOrder(desk, receiver, base !== null && base <= chosen.spendable ? base : null);
  const fee = useNetworkFee(TRANSFER_GAS, order, from);
  const pays = asset.denom === feeAsset.denom;
  const noFee = isKnown && paying < fee.least;
  const problem = transferProblem({ parsed, held: chosen, isKnown, pays: pays && !noFee, fee: fee.most });
  const closed = plan.kind === 'none' ? noRouteWords(graph, { from, to, denom: asset.denom, trace: chosen.path }, plan) : null;
  const gate = gateWithFee(gateOf({ wallet, typed: parsed.kind, problem, reading: holdings.state, closed }), noFee, feeAsset.symbol);
  const action = useAction({ desk, receiver, gate, joining: busy, way: way.blocks });
  const checked = async (intent: TxIntent): Promise<Requote> => {
    if (route) await assertWay(route, graph, client, queries);
    return { verdict: 'same', intent };
  };
  const swap = () => change({ from: to, to: from, asset: arriving?.denom ?? '', amount: text });

  return (
    <section className="card" aria-label="Transfer">
      <OrderForm
        gets={{
          label: `Arrives on ${chainName(graph, route?.to ?? to)}`,
          amount: arriving && base !== null && base > 0n && problem === null ? <Money amount={amount(arriving.asset, base)} /> : '',
        }}
        lines={[
          ...(route && arriving
            ? [
                { term: 'When', value: arrivalText(route) },
                { term: 'Arrives as', value: <ArrivingDenom symbol={arriving.asset.symbol} denom={arriving.denom} /> },
              ]
            : []),
          { term: 'Network fee', value: <FeeText fee={fee} asset={feeAsset} /> },
          ...(route
            ? [
                { term: 'Signatures', value: routes.length === 1 ? 'one' : `${routes.length}, one after the other` },
                { term: 'If it fails, it is back', value: `within ${spanText(route.returnsWithin)}` },
              ]
            : []),
        ]}
        bars={null}
        notes={
          <TransferNotes
            desk={desk}
            receiver={receiver.address}
            arriving={arriving?.denom ?? null}
            fee={fee}
            feeAsset={feeAsset}
            noFee={noFee ? paying : null}
            joinProblem={joinProblem}
            isTyped={problem === null && parsed.kind === 'ok'}
          />
        }
        action={
          action.kind === 'join'
            ? `Connect ${action.chains.map((id) => chainName(graph, id)).join(' and ')}${wallet.state === 'connected' ? ` in ${WALLET_NAMES[wallet.provider]}` : ''}`
            : 'Review transfer'
        }
        gate={action.gate}
        onAction={() => (action.kind === 'join' ? void join(action.chains) : order && start({ ...order, requote: () => checked(order) }))}
      >
        <div className="grid gap-4">
          <ChainField label="From" chain={from} onChange={(chain) => change({ from: chain, to: chain === to ? from : to, asset: '' })} />
          <AssetField choices={choices} chosen={chosen} onChange={(denom) => change({ ...pin, asset: denom })} />
          <AmountField
            label="You send"
            value={text}
            onChange={onType}
            token={asset}
            available={sender !== null && isKnown ? `Available ${formatAmount(amount(asset, chosen.spendable))}` : null}
            error={problem ?? undefined}
            onMax={
              sender !== null && isKnown
                ? () =>
                    onType(
                      formatBase(
                        amount(
                          asset,
                          maxTransfer({ denom: asset.denom, spendable: chosen.spendable, feeDenom: feeAsset.denom, fee: fee.most }),
                        ),
                      ),
                    )
                : undefined
            }
          />
          <ToField to={to} onTo={(chain) => change({ ...pin, to: chain })} onSwap={swap} />
          <ReceiverField
            choice={receiver.choice}
            onChange={receiver.choose}
            verdict={receiver.verdict}
            own={receiver.own}
            chainName={chainName(graph, route?.to ?? to)}
          />
        </div>
      </OrderForm>
    </section>
  );
}

function ArrivingDenom({ symbol, denom }: { symbol: string; denom: string }) {
  return (
    <>
      {symbol}{' '}
      <span className="font-mono text-small text-ink-3" {...tip(denom)}>
        {denom.length > 20 ? `${denom.slice(0, 9)}…${denom.slice(-4)}` : denom}
      </span>
    </>
  );
}
