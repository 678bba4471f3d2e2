import type { Network } from '#config/network.ts';
import { type Amount, amount } from '#domain/amount.ts';
import { shareTokenOf } from '#domain/share-token.ts';
import { type Action, coinsOf } from './actions.ts';
import type { TxIntent } from './intent.ts';
import { KIND_WORDS } from './kind-words.ts';
import type { ReceiptPlace, ReviewLine } from './review-line.ts';
import { transferLines } from './transfer-lines.ts';
import { txAsset } from './tx-asset.ts';

/** What the actions move, in sums by denom, and the validators that they name; all of it read from the bytes. */
export function provedLines(actions: readonly Action[], intent: TxIntent, network: Network): readonly ReviewLine[] {
  const words = KIND_WORDS[intent.kind];
  const sums = sumsOf(actions, intent, network);
  const lines: readonly (ReviewLine | null)[] = [
    words.gives === null ? null : { label: words.gives, proved: true, kind: 'amounts', amounts: sums },
    placesLine(
      words.from,
      actions.flatMap((action) => sourceOf(action, actions, intent, network)),
    ),
    placesLine(
      words.to,
      actions.flatMap((action) => targetOf(action, actions, intent, network)),
    ),
    ...actions.flatMap((action) => (action.kind === 'transfer' ? transferLines(action, intent.chain, intent.route, network) : [])),
  ];
  return lines.filter((line) => line !== null);
}

/** What the intent expects to arrive, under the kind's own labels. */
export function expectedLines({ kind, changes }: TxIntent): readonly ReviewLine[] {
  const { gets } = KIND_WORDS[kind];
  const labels = [...new Set(Object.values(gets))];
  return labels.flatMap((label) => {
    const arriving = changes.filter(({ direction, bucket }) => direction === 'in' && gets[bucket] === label);
    return arriving.length === 0
      ? []
      : [{ label, proved: false, kind: 'amounts' as const, amounts: arriving.map((change) => change.amount) }];
  });
}

function sumsOf(actions: readonly Action[], { chain }: TxIntent, network: Network): readonly Amount[] {
  const sums = new Map<string, bigint>();
  for (const coin of actions.flatMap(coinsOf)) sums.set(coin.denom, (sums.get(coin.denom) ?? 0n) + coin.base);
  return [...sums].map(([denom, base]) => amount(txAsset(network, chain, denom), base));
}

function placesLine(label: string, places: readonly ReceiptPlace[]): ReviewLine | null {
  return places.length === 0 ? null : { label, proved: true, kind: 'validators', places };
}

function sourceOf(action: Action, all: readonly Action[], intent: TxIntent, network: Network): readonly ReceiptPlace[] {
  if (action.kind === 'delegate' || !('validator' in action)) return [];
  return [placeOf(action.validator, action, all, intent, network)];
}

function targetOf(action: Action, all: readonly Action[], intent: TxIntent, network: Network): readonly ReceiptPlace[] {
  if (action.kind === 'delegate') return [placeOf(action.validator, action, all, intent, network)];
  if (action.kind === 'redelegate') return [placeOf(action.destination, action, all, intent, network)];
  const share = action.kind === 'redeem-shares' ? shareTokenOf(action.coin.denom) : null;
  return share ? [placeOf(share.validator, action, all, intent, network)] : [];
}

function placeOf(address: string, action: Action, all: readonly Action[], { chain, names }: TxIntent, network: Network): ReceiptPlace {
  const [coin] = coinsOf(action);
  const alone = all.filter((each) => coinsOf(each).length > 0).length < 2;
  return {
    address,
    name: names && Object.hasOwn(names, address) ? (names[address] ?? null) : null,
    amount: coin && !alone ? amount(txAsset(network, chain, coin.denom), coin.base) : null,
    height: action.kind === 'cancel-unbonding' ? action.creationHeight : null,
  };
}
