import type { TxEvent } from '#chain/tx/lookup.ts';
import type { Coin } from '../bank/queries.ts';

/**
 * What x/liquidstakeibc did for an account. Its events have the names of x/liquidstake's and other attributes. Coins of the host are named as the
 * host names them (`uatom`), though the account holds them as `ibc/…`. `paid` is what was given, `got` what came of it, net of `fee`.
 */
export type HostStakeEvent = {
  readonly kind: 'minted' | 'minted-for-shares' | 'unbonding' | 'redeemed';
  readonly chainId: string;
  readonly address: string;
  readonly paid: Coin;
  readonly got: Coin;
  readonly fee: Coin;
  /** The `day` epoch in which an unbonding is sent to the host; null for the other kinds. */
  readonly epoch: bigint | null;
};

/** Event type → kind, and the attribute with the fee. Source: pstake-native v2.16 `x/liquidstakeibc/types/events.go`, `keeper/msg_server.go`. */
const KINDS: Readonly<Record<string, readonly [kind: HostStakeEvent['kind'], fee: string]>> = {
  liquid_stake: ['minted', 'pstake_deposit_fee'],
  liquid_stake_lsm: ['minted-for-shares', 'pstake_deposit_fee'],
  liquid_unstake: ['unbonding', 'pstake_unstake_fee'],
  redeem: ['redeemed', 'pstake_redeem_fee'],
};

/** Events of the other module, and those that cannot be read, are left out. */
export function readHostStakeEvents(events: readonly TxEvent[]): readonly HostStakeEvent[] {
  return events.flatMap(({ type, attributes }): HostStakeEvent[] => {
    const [kind, feeName] = (Object.hasOwn(KINDS, type) ? KINDS[type] : undefined) ?? [];
    const of = (key: string): string => attributes.find((attribute) => attribute.key === key)?.value ?? '';
    const [paid, got, fee] = [coinOf(of('input_amount')), coinOf(of('output_amount')), coinOf(of(feeName ?? ''))];
    const [chainId, address, epoch] = [of('chain_id'), of('address'), /^\d{1,18}$/.exec(of('epoch_number'))?.[0]];
    if (!kind || !paid || !got || !fee || chainId === '' || address === '') return [];
    return [{ kind, chainId, address, paid, got, fee, epoch: epoch === undefined ? null : BigInt(epoch) }];
  });
}

/** `5uatom`; null for what is no coin. */
export function coinOf(text: string): Coin | null {
  const [, amount, denom] = /^(\d{1,78})([a-zA-Z][a-zA-Z0-9/:._-]{2,127})$/.exec(text) ?? [];
  return amount && denom ? { denom, amount: BigInt(amount) } : null;
}
