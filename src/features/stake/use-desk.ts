import { useQuery } from '@tanstack/react-query';
import type { Delegation, StakingParams } from '#chain/staking/queries.ts';
import type { Redelegation } from '#chain/staking/redelegations.ts';
import { stakeAsset } from '#config/networks.ts';
import type { Asset } from '#domain/asset.ts';
import { monikerText } from '#domain/moniker.ts';
import type { ValidatorAmount } from '#domain/quote-mint.ts';
import { type Holdings, useHoldings } from '#queries/holdings.ts';
import { useNetwork } from '#queries/network-context.tsx';
import { type Reading, readAll } from '#queries/reading.ts';
import { delegationsQuery, stakingParamsQuery } from '#queries/staking.ts';
import { redelegationsQuery } from '#queries/staking-details.ts';
import { withdrawAddressQuery } from '#queries/withdraw-address.ts';
import { useHubAddress } from '#wallet/wallet-context.tsx';
import { type Order, touchesOf } from './intents/order.ts';
import type { Validators } from './validators/use-validators.ts';

/** What the account has staked and everything that limits what it can do with it. */
export type Mine = Holdings & {
  readonly address: string;
  readonly delegations: readonly Delegation[];
  readonly redelegations: readonly Redelegation[];
  readonly params: StakingParams;
  /** Where its rewards are paid to: mostly itself. */
  readonly paidTo: string;
};

/** Without an account nothing is asked and it stays `loading`. */
export function useMine(): Reading<Mine> {
  const { hub } = useNetwork();
  const address = useHubAddress();
  const [owner, asked] = [address ?? '', { enabled: address !== null }];
  const holdings = useHoldings(address);
  const reading = readAll({
    delegations: useQuery({ ...delegationsQuery(hub, owner), ...asked }),
    redelegations: useQuery({ ...redelegationsQuery(hub, owner), ...asked }),
    params: useQuery(stakingParamsQuery(hub)),
    paidTo: useQuery({ ...withdrawAddressQuery(hub, owner), ...asked }),
  });
  if (reading.state !== 'ready') return reading;
  if (holdings.state !== 'ready') return holdings;
  return { ...holdings, value: { ...holdings.value, ...reading.value, address: owner } };
}

/** What every form of this page stands on. `mine` is null without an account, and while it is read. */
export type Desk = {
  readonly validators: Validators;
  readonly mine: Mine | null;
  readonly reading: Reading<unknown>['state'];
  readonly retry: () => void;
  readonly params: StakingParams;
  readonly asset: Asset;
  /** Where rewards are paid to, when that is not the account itself. */
  readonly paidTo: string | null;
  /** Null without an account. */
  readonly order: Order | null;
};

export function useDesk(validators: Validators): Desk | null {
  const { network, hub } = useNetwork();
  const reading = useMine();
  const { data: params } = useQuery(stakingParamsQuery(hub));
  if (!params) return null;
  const mine = reading.state === 'ready' ? reading.value : null;
  const retry = reading.state === 'failed' ? reading.retry : () => {};
  const asset = stakeAsset(network);
  const names = Object.fromEntries(validators.rows.map(({ operator, moniker }) => [operator, moniker]));
  const paidTo = mine && mine.paidTo !== mine.address ? mine.paidTo : null;
  const elsewhere = paidTo !== null;
  const order = mine && {
    chain: hub.chain.id,
    sender: mine.address,
    asset,
    touches: touchesOf(hub),
    before: mine.buckets,
    elsewhere,
    names,
  };
  return { validators, mine, reading: reading.state, retry, params, asset, paidTo, order };
}

export function monikerOf({ rowOf }: Validators, operator: string): string {
  return rowOf.get(operator)?.moniker ?? monikerText('', operator);
}

/** What an account has earned with a validator and not claimed, base units. */
export function earnedAt(mine: Mine | null, operator: string): bigint {
  return mine?.claimable.find(({ validator }) => validator === operator)?.amount ?? 0n;
}

export function delegationAt(mine: Mine | null, operator: string): Delegation | null {
  return mine?.delegations.find(({ validator }) => validator === operator) ?? null;
}

/** What can be claimed, by the stake that has earned it: rewards change with every block, and their order must not change under a finger. */
export function rewardsOf(mine: Mine | null): readonly ValidatorAmount[] {
  const stakeOf = (operator: string) => delegationAt(mine, operator)?.balance ?? 0n;
  return (mine?.claimable ?? []).toSorted((a, b) => {
    const [first, second] = [stakeOf(a.validator), stakeOf(b.validator)];
    if (first === second) return a.validator < b.validator ? -1 : 1;
    return first > second ? -1 : 1;
  });
}
