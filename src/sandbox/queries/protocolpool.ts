import { moduleAccount } from '../modules/auth.ts';
import { balancesOf } from '../modules/bank.ts';
import { Store } from '../store.ts';
import { fields } from '../wire.ts';
import { coins, decCoins } from '../wire-coins.ts';
import { plainQuery, type Query, QueryFailure } from './query.ts';

/** The community pool: all that x/protocolpool's account holds. x/distribution, which had it before v16, only says where it is now. */
export const protocolPoolQueries: readonly Query[] = [
  plainQuery('cosmos.protocolpool.v1.Query/CommunityPool', fields({ pool: coins(1) }), (state) => ({
    pool: balancesOf(new Store(state), moduleAccount('protocolpool')),
  })),
  plainQuery('cosmos.distribution.v1beta1.Query/CommunityPool', fields({ pool: decCoins(1) }), () => {
    throw new QueryFailure(
      'Unknown',
      'external community pool is enabled - use the CommunityPool query exposed by the external community pool',
    );
  }),
];
