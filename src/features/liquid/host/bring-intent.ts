import { amount, formatAmount } from '#domain/amount.ts';
import { chainName } from '#domain/hub-graph.ts';
import type { PlannedStep, TxIntent } from '#tx/intent.ts';
import { type TransferOrder, transferIntent } from '#tx/transfer-intent.ts';
import { type MintHostOrder, mintHostIntent } from './mint-host-intent.ts';

/** Two signatures: the coin is brought to the hub, and when it is there it is staked. `id` of the work, new for each. */
export type BringOrder = {
  readonly transfer: Omit<TransferOrder, 'plan'>;
  readonly mint: Omit<MintHostOrder, 'plan'>;
  readonly id: string;
};

/** The first of them; the journal keeps what the second is, and the dialog offers it when the coin has arrived. */
export function bringIntent({ transfer, mint, id }: BringOrder): TxIntent {
  const { coin, stk, base, quote, chain, sender } = mint;
  const next: PlannedStep = {
    kind: 'mint-host',
    title: `Mint ${stk.symbol} from ${formatAmount(amount(coin, base))} ${coin.symbol}`,
    chain,
    sender,
    denom: coin.denom,
    base,
  };
  const first = transferIntent({ ...transfer, plan: { id, step: { number: 1, of: 2 }, next } });
  const minted = `a second signature on ${chainName(transfer.graph, chain)} mints about ${formatAmount(amount(stk, quote.received))} ${stk.symbol}`;
  return {
    ...first,
    part: { number: 1, of: 2 },
    notes: [...first.notes, { label: 'When it has arrived', text: minted }],
    next: mintHostIntent(secondOrder({ transfer, mint, id })),
  };
}

/** The second one, as far as it is known when the first is signed. */
export function secondOrder({ mint, id }: BringOrder): MintHostOrder {
  return { ...mint, plan: { id, step: { number: 2, of: 2 }, next: null } };
}
