import type { TxResult } from '#chain/tx/lookup.ts';
import type { Network } from '#config/network.ts';
import { assetOf } from '#config/networks.ts';
import { amount } from '#domain/amount.ts';
import type { Settlement } from './journal-entry.ts';
import type { Executed } from './state.ts';

/** Where the events of x/liquidstake name coins that the sender gets: at once, or by unbonding (protobuf-free facts of its `types/events.go`). */
const RECEIVED: Readonly<Record<string, readonly string[]>> = {
  liquid_stake: ['stkxprt_minted_amount'],
  liquid_unstake: ['unbonded_amount'],
};
const UNBONDING: Readonly<Record<string, readonly string[]>> = { liquid_unstake: ['unbonding_amount'] };

type Coin = { readonly denom: string; readonly base: bigint };

/** What a block did with a transaction, in the journal's form. */
export function settlementOf(result: TxResult): Settlement {
  return {
    height: result.height,
    code: result.code,
    codespace: result.codespace.slice(0, 64),
    log: result.log.slice(0, 4000),
    gasUsed: result.gasUsed,
    received: coinsIn(result, RECEIVED),
    unbonding: coinsIn(result, UNBONDING),
    completesAt: completionOf(result),
  };
}

/** The same with assets, for the interface. */
export function executedOf(settled: Settlement, chain: string, network: Network): Executed {
  const money = (coin: Coin) => amount(assetOf(network, chain, coin.denom), coin.base);
  return {
    gasUsed: settled.gasUsed,
    received: settled.received.map(money),
    unbonding: settled.unbonding.map(money),
    completesAt: settled.completesAt,
  };
}

function coinsIn(result: TxResult, wanted: Readonly<Record<string, readonly string[]>>): Coin[] {
  const totals = new Map<string, bigint>();
  for (const { type, attributes } of result.events) {
    for (const { key, value } of attributes) {
      if (!wanted[type]?.includes(key)) continue;
      const coin = parseCoin(value);
      if (coin) totals.set(coin.denom, (totals.get(coin.denom) ?? 0n) + coin.base);
    }
  }
  return [...totals].filter(([, base]) => base > 0n).map(([denom, base]) => ({ denom, base }));
}

/** `123stk/uxprt`: an amount directly followed by its denom. */
function parseCoin(text: string): Coin | null {
  const [, base, denom] = /^(\d{1,78})([a-zA-Z][a-zA-Z0-9/:._-]{2,127})$/.exec(text) ?? [];
  return base && denom ? { denom, base: BigInt(base) } : null;
}

function completionOf(result: TxResult): number | null {
  const times = result.events
    .filter((event) => event.type === 'liquid_unstake')
    .flatMap((event) => event.attributes.filter((attribute) => attribute.key === 'completion_time'))
    .map((attribute) => Date.parse(attribute.value))
    .filter((time) => time > 0);
  return times.length > 0 ? Math.max(...times) : null;
}
