import { amount, formatAmount } from '#domain/amount.ts';
import { chainName } from '#domain/hub-graph.ts';
import { arrivalText, spanText } from '#domain/moves-text.ts';
import { FeeText } from '#tx/fee-text.tsx';
import { OrderForm } from '#tx/order-form.tsx';
import type { WayHealth } from '#tx/use-way-health.ts';
import { WALLET_NAMES } from '#tx/wallet-name.ts';
import { AmountField } from '#ui/amount-field.tsx';
import type { Definition } from '#ui/definition-list.tsx';
import { ErrorRow } from '#ui/error-row.tsx';
import { Money } from '#ui/money.tsx';
import { tip } from '#ui/tip.ts';
import { useWallet } from '#wallet/wallet-context.tsx';
import { AssetField } from './asset-field.tsx';
import { ChainField } from './chain-field.tsx';
import { ReceiverField } from './receiver-field.tsx';
import { ToField } from './to-field.tsx';
import { TransferNotes } from './transfer-notes.tsx';
import type { MainAction } from './use-action.ts';
import type { Desk } from './use-desk.ts';
import { type TransferFormState, useTransferForm } from './use-transfer-form.ts';

/** Where whoever fills the form from elsewhere on the page is led. */
export const TRANSFER_FORM = 'transfer-form';

/** The card: from where, what, how much, to where and to whom. Everything above the button is known before the wallet opens. */
export function TransferForm({ desk, way }: { desk: Desk; way: WayHealth }) {
  const form = useTransferForm(desk, way);
  const { graph, from, to, holdings, choices, chosen, routes } = desk;
  const { asset } = chosen;
  const there = chainName(graph, routes[0]?.to ?? to);
  return (
    <section id={TRANSFER_FORM} tabIndex={-1} className="card" aria-label="Transfer">
      <OrderForm
        gets={{
          label: `Arrives on ${there}`,
          amount: form.arriving && form.sends !== null ? <Money amount={amount(form.arriving.asset, form.sends)} /> : '',
        }}
        lines={linesOf(desk, form)}
        bars={null}
        notes={<TransferNotes desk={desk} form={form} />}
        action={useActionWords(form.action, (chain) => chainName(graph, chain))}
        gate={form.action.gate}
        onAction={form.act}
      >
        <div className="grid gap-4">
          <ChainField label="From" chain={from} onChange={form.onFrom} />
          <AssetField choices={choices} chosen={chosen} onChange={form.onAsset} />
          {holdings.state === 'failed' && <ErrorRow what={`what you have on ${chainName(graph, from)}`} onRetry={holdings.retry} />}
          <AmountField
            label="You send"
            value={form.text}
            onChange={form.onType}
            token={asset}
            available={form.available === null ? null : `Available ${formatAmount(amount(asset, form.available))}`}
            error={form.problem ?? undefined}
            onMax={form.onMax}
          />
          <ToField to={to} onTo={form.onTo} onSwap={form.onSwap} />
          <ReceiverField receiver={form.receiver} chainName={there} onlyOwn={routes.length > 1} />
        </div>
      </OrderForm>
    </section>
  );
}

function linesOf({ routes }: Desk, { arriving, fee, feeAsset }: TransferFormState): readonly Definition[] {
  const [route] = routes;
  const cost = { term: 'Network fee', value: <FeeText fee={fee} asset={feeAsset} /> };
  if (!route || !arriving) return [cost];
  return [
    { term: 'When', value: arrivalText(route) },
    { term: 'Arrives as', value: <ArrivingDenom symbol={arriving.asset.symbol} denom={arriving.denom} /> },
    cost,
    { term: 'Signatures', value: routes.length === 1 ? 'one' : `${routes.length}, one after the other` },
    { term: 'If it fails, it is back', value: `within ${spanText(route.returnsWithin)}` },
  ];
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

function useActionWords(action: MainAction, nameOf: (chain: string) => string): string {
  const wallet = useWallet();
  if (action.kind === 'review') return 'Review transfer';
  const where = wallet.state === 'connected' ? ` in ${WALLET_NAMES[wallet.provider]}` : '';
  return `Connect ${action.chains.map(nameOf).join(' and ')}${where}`;
}
