import type { Chain } from '#config/network.ts';
import { type Ledger, type LedgerPresent, ledgerOf } from '#domain/ledger.ts';
import type { Coverage } from '#domain/ledger-entry.ts';
import type { RateSample } from '#domain/rates.ts';
import type { History } from './history.ts';

/**
 * The ledger of what has been read. As long as something is still to be read (`present` null) the balances are not known, and `now` (ms since 1970)
 * stands for the time.
 */
export function ledgerOfHistory(chain: Chain, address: string, history: History, rates: readonly RateSample[], now: number): Ledger {
  const { present } = history;
  const known: LedgerPresent = present
    ? {
        at: present.at,
        balances: present.balances,
        claimable: present.claimable,
        staked: present.staked,
        unbonding: present.unbonding.reduce((sum, { balance }) => sum + balance, 0n),
      }
    : { at: now, balances: null, claimable: 0n, staked: 0n, unbonding: 0n };
  return ledgerOf({
    address,
    stakeDenom: chain.stakeDenom,
    liquidDenom: `stk/${chain.stakeDenom}`,
    txs: history.txs,
    rates,
    present: known,
    unbonding: { open: present?.unbonding ?? null, seen: history.slashed },
    coverage: coverageOf(history),
  });
}

/** Up to where every search has come, and what is missing before that. */
function coverageOf({ next, from, found, lost, present }: History): Coverage {
  const last = [next.received, next.spent, next.rewards].reduce((least, height) => (height < least ? height : least)) - 1n;
  const stopped = present ? [] : [{ reason: 'unreachable', from: last + 1n, to: null, count: null } as const];
  const gaps = [...found, ...lost, ...stopped];
  return { from, to: last > 0n ? last : null, complete: gaps.length === 0, gaps };
}
