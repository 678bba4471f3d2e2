import { addDecCoins } from '../coins.ts';
import { pendingRewards, withdrawAddressOf } from '../modules/distribution.ts';
import { delegationOf, delegationsOf } from '../modules/validator.ts';
import type { DecCoin, SandboxState } from '../state.ts';
import { Store } from '../store.ts';
import { fields, list } from '../wire.ts';
import { decCoins } from '../wire-coins.ts';
import { accountArgument, requiredAddress } from './address-argument.ts';
import { pageRequest, pageResponse, paginate } from './paging.ts';
import { plainQuery, type Query, QueryFailure, query } from './query.ts';

const SERVICE = 'cosmos.distribution.v1beta1.Query';

const PARAMS = fields({
  community_tax: [1, 'dec'],
  base_proposer_reward: [2, 'dec'],
  bonus_proposer_reward: [3, 'dec'],
  withdraw_addr_enabled: [4, 'bool'],
});
const BY_VALIDATOR = fields({ validator_address: [1, 'string'] });
const BY_DELEGATOR = fields({ delegator_address: [1, 'string'] });
const VALIDATOR_REWARD = fields({ validator_address: [1, 'string'], reward: decCoins(2) });

const SLASHES_REQUEST = fields({
  validator_address: [1, 'string'],
  starting_height: [2, 'uint64'],
  ending_height: [3, 'uint64'],
  pagination: pageRequest(4),
});
const SLASHES_RESPONSE = fields({
  slashes: [1, list(fields({ validator_period: [1, 'uint64'], fraction: [2, 'dec'] }))],
  pagination: pageResponse(2),
});

function knownValidator(state: SandboxState, text: string): string {
  const operator = requiredAddress(text, 'validator');
  if (!state.tables.validators.has(operator)) throw new QueryFailure('bare', `validator does not exist: ${operator}`);
  return operator;
}

export const distributionQueries: readonly Query[] = [
  plainQuery(`${SERVICE}/Params`, fields({ params: [1, PARAMS] }), ({ singles: { distribution } }) => ({
    params: {
      community_tax: distribution.params.communityTax,
      base_proposer_reward: distribution.params.baseProposerReward,
      bonus_proposer_reward: distribution.params.bonusProposerReward,
      withdraw_addr_enabled: distribution.params.withdrawAddrEnabled,
    },
  })),
  query(
    `${SERVICE}/ValidatorOutstandingRewards`,
    BY_VALIDATOR,
    fields({ rewards: [1, fields({ rewards: decCoins(1) })] }),
    (state, request) => ({
      rewards: { rewards: state.tables.outstandingRewards.get(knownValidator(state, request.validator_address)) ?? [] },
    }),
  ),
  query(
    `${SERVICE}/ValidatorCommission`,
    BY_VALIDATOR,
    fields({ commission: [1, fields({ commission: decCoins(1) })] }),
    (state, request) => ({
      commission: { commission: state.tables.commissions.get(knownValidator(state, request.validator_address)) ?? [] },
    }),
  ),
  query(`${SERVICE}/ValidatorSlashes`, SLASHES_REQUEST, SLASHES_RESPONSE, (state, request) => {
    const operator = knownValidator(state, request.validator_address);
    const { starting_height: from, ending_height: to } = request;
    if (to < from) throw new QueryFailure('InvalidArgument', `starting height greater than ending height (${from} > ${to})`);
    const all = (state.tables.slashEvents.get(operator) ?? []).filter(({ height }) => height >= from && height <= to);
    const { page, pagination } = paginate(all, request.pagination, ({ height, period }) => `${height}/${period}`);
    return { slashes: page.map(({ period, fraction }) => ({ validator_period: period, fraction })), pagination };
  }),
  query(
    `${SERVICE}/DelegationRewards`,
    fields({ delegator_address: [1, 'string'], validator_address: [2, 'string'] }),
    fields({ rewards: decCoins(1) }),
    (state, request) => {
      const delegator = requiredAddress(request.delegator_address, 'delegator');
      const operator = knownValidator(state, request.validator_address);
      const store = new Store(state);
      if (!delegationOf(store, delegator, operator)) throw new QueryFailure('bare', 'no delegation for (address, validator) tuple');
      return { rewards: pendingRewards({ store, height: state.singles.height }, delegator, operator) };
    },
  ),
  query(
    `${SERVICE}/DelegationTotalRewards`,
    BY_DELEGATOR,
    fields({ rewards: [1, list(VALIDATOR_REWARD)], total: decCoins(2) }),
    (state, request) => {
      const delegator = requiredAddress(request.delegator_address, 'delegator');
      const store = new Store(state);
      const view = { store, height: state.singles.height };
      let total: readonly DecCoin[] = [];
      const rewards = delegationsOf(store, delegator).map(({ validator }) => {
        const reward = pendingRewards(view, delegator, validator);
        total = addDecCoins(total, reward);
        return { validator_address: validator, reward };
      });
      return { rewards, total };
    },
  ),
  query(`${SERVICE}/DelegatorValidators`, BY_DELEGATOR, fields({ validators: [1, list('string')] }), (state, request) => ({
    validators: delegationsOf(new Store(state), requiredAddress(request.delegator_address, 'delegator')).map(({ validator }) => validator),
  })),
  query(`${SERVICE}/DelegatorWithdrawAddress`, BY_DELEGATOR, fields({ withdraw_address: [1, 'string'] }), (state, request) => ({
    withdraw_address: withdrawAddressOf(new Store(state), accountArgument(request.delegator_address)),
  })),
  plainQuery(`${SERVICE}/CommunityPool`, fields({ pool: decCoins(1) }), ({ singles: { distribution } }) => ({
    pool: distribution.communityPool,
  })),
];
