import { expect, test } from 'vitest';
import { hubChain } from '#config/networks.ts';
import { SANDBOX_NETWORK } from '#config/sandbox-network.ts';
import type { LedgerCoin } from '#domain/ledger-entry.ts';
import { rewardsPerMonth, valueOverTime } from '#domain/ledger-series.ts';
import { rpcMethods } from '#sandbox/rpc.ts';
import { inProcessRpc } from '#sandbox/rpc-client.ts';
import { sandboxYear } from '#testing/ledger-year.ts';
import { createEmbeddedClient } from '../embedded.ts';
import { NO_HISTORY } from './history.ts';
import { ledgerOfHistory } from './ledger-of-history.ts';
import { readHistory } from './read-history.ts';

/** A year of blocks takes six seconds; a busy machine may need longer. */
const PATIENCE = 180_000;

const mapOf = (coins: readonly LedgerCoin[]) => new Map(coins.map(({ denom, base }) => [denom, base]));
const xprt = (coins: readonly LedgerCoin[]) => mapOf(coins).get('uxprt') ?? 0n;
const sum = (amounts: readonly bigint[]) => amounts.reduce((total, amount) => total + amount, 0n);

test('the ledgers of a random year are the chain’s own books, to the base unit', { timeout: PATIENCE }, async () => {
  const year = sandboxYear(20_261_122, 320);
  expect(year.transactions).toBeGreaterThan(300);
  const methods = rpcMethods(year.node);
  const chain = hubChain(SANDBOX_NETWORK);
  const rpc = inProcessRpc(() => methods);
  const client = createEmbeddedClient(SANDBOX_NETWORK, chain, rpc);
  const kinds = new Set<string>();
  for (const books of year.books) {
    const history = await readHistory(client, books.address, NO_HISTORY);
    const ledger = ledgerOfHistory(chain, books.address, history, year.rates, 0);
    for (const { kind } of ledger.entries) kinds.add(kind);

    expect(mapOf(ledger.present.balances ?? [])).toEqual(books.closing);
    expect(mapOf(ledger.opening)).toEqual(books.opening);
    expect(xprt(ledger.totals.fees)).toBe(books.fees);
    expect(sum(ledger.entries.filter(({ outcome }) => outcome === 'failed').map(({ base }) => -base))).toBe(books.failedFees);
    expect(xprt(ledger.totals.rewards)).toBe(books.rewards);
    expect(xprt(ledger.totals.paidElsewhere)).toBe(books.paidElsewhere);
    expect(history.txs.filter(({ signed }) => signed !== null)).toHaveLength(Number(books.signed));

    const held = books.closing.get('stk/uxprt') ?? 0n;
    const worth = (held * (year.rates.at(-1)?.rate ?? 0n)) / 10n ** 18n;
    const gain = worth + books.liquidProceeds - books.liquidCost;
    expect({ held: ledger.liquid.held, value: ledger.liquid.value }).toEqual({ held, value: worth });
    expect(ledger.totals.liquidRealised + (ledger.accrued.liquid ?? 0n)).toBe(gain);

    const months = rewardsPerMonth(ledger);
    expect(sum(months.map(({ liquid }) => liquid))).toBe(gain);
    expect(sum(months.map(({ native }) => native))).toBe(books.rewards);
    expect(sum(months.map(({ fees }) => fees))).toBe(books.fees);
    const points = valueOverTime(ledger);
    expect(points.at(-1)).toMatchObject({
      free: books.closing.get('uxprt'),
      staked: ledger.present.staked,
      liquidStaked: worth,
      unbonding: ledger.present.unbonding,
    });
  }
  // The year is worth something: everything that an account can do has happened.
  expect([...kinds].sort()).toEqual(
    [
      ['auto-payout', 'cancel-unbonding', 'claim', 'delegate', 'fee', 'liquid-accrual', 'mint', 'received', 'redeem', 'redeem-shares'],
      ['redelegate', 'rewards-of-others', 'sent', 'share-rewards', 'tokenize', 'unbonding-paid', 'undelegate'],
    ].flat(),
  );
});
