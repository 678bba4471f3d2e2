import { addDecCoins } from '../coins.ts';
import { decInt, roundInt } from '../dec.ts';
import { balancesOf } from '../modules/bank.ts';
import { pendingRewards } from '../modules/distribution.ts';
import { shareDenom } from '../modules/liquid.ts';
import { delegationOf, findValidator, tokensFromShares, validatorsByAddress } from '../modules/validator.ts';
import type { DecCoin, SandboxState, ShareRecord } from '../state.ts';
import { Store } from '../store.ts';
import { goTime } from '../time.ts';
import { fields, list, type Value } from '../wire.ts';
import { COIN, decCoins } from '../wire-coins.ts';
import { bareAddressArgument } from './address-argument.ts';
import { pageRequest, pageResponse, paginate } from './paging.ts';
import { plainQuery, type Query, QueryFailure, query } from './query.ts';

const SERVICE = 'gaia.liquid.v1beta1.Query';

const PARAMS = fields({ global_liquid_staking_cap: [8, 'dec'], validator_liquid_staking_cap: [9, 'dec'] });
const RECORD = fields({ id: [1, 'uint64'], owner: [2, 'string'], module_account: [3, 'string'], validator: [4, 'string'] });
const RECORDS = fields({ records: [1, list(RECORD)] });
const ONE_RECORD = fields({ record: [1, RECORD] });
const LIQUID_VALIDATOR = fields({ operator_address: [1, 'string'], liquid_shares: [3, 'dec'] });
const RECORD_REWARD = fields({ record_id: [1, 'uint64'], reward: decCoins(2) });

const recordValue = ({ moduleAddress, ...record }: ShareRecord): Value<typeof RECORD> => ({ ...record, module_account: moduleAddress });

/** Records by id; of one owner if one is named. */
function recordsOf({ tables }: SandboxState, owner?: string): ShareRecord[] {
  const found = [...tables.shareRecords.values()].filter((record) => owner === undefined || record.owner === owner);
  return found.sort((a, b) => Number(a.id - b.id));
}

const liquidSharesOf = ({ tables }: SandboxState, operator: string) => ({
  operator_address: operator,
  liquid_shares: tables.liquidShares.get(operator) ?? decInt(0n),
});

/** What a record would be paid now: the rewards of its delegation and what its account holds. */
function rewardOf(state: SandboxState, { moduleAddress, validator }: ShareRecord): readonly DecCoin[] {
  const store = new Store(state);
  const held = balancesOf(store, moduleAddress).map(({ denom, amount }) => ({ denom, amount: decInt(amount) }));
  if (!delegationOf(store, moduleAddress, validator)) return held;
  return addDecCoins(pendingRewards({ store, height: state.singles.height }, moduleAddress, validator), held);
}

/** Tokens behind all records, each rounded. */
function tokenizedTokens(state: SandboxState): bigint {
  const store = new Store(state);
  return recordsOf(state).reduce((sum, { moduleAddress, validator }) => {
    const delegation = delegationOf(store, moduleAddress, validator);
    return delegation ? sum + roundInt(tokensFromShares(findValidator(store, validator), delegation.shares)) : sum;
  }, 0n);
}

function lockOf({ tables }: SandboxState, address: string): { readonly status: string; readonly expiration_time: string } {
  const lock = tables.shareLocks.get(address);
  const status = !lock ? 'UNLOCKED' : lock.unlockTime === null ? 'LOCKED' : 'LOCK_EXPIRING';
  const ends = lock?.unlockTime ?? null;
  return { status: `TOKENIZE_SHARE_LOCK_STATUS_${status}`, expiration_time: ends === null ? '' : goTime(ends) };
}

/** x/liquid of the Cosmos Hub: what a wallet may ask about tokenized shares. Its own errors carry no gRPC status. */
export const liquidQueries: readonly Query[] = [
  plainQuery(`${SERVICE}/Params`, fields({ params: [1, PARAMS] }), ({ singles: { liquid } }) => ({
    params: {
      global_liquid_staking_cap: liquid.params.globalLiquidStakingCap,
      validator_liquid_staking_cap: liquid.params.validatorLiquidStakingCap,
    },
  })),
  plainQuery(`${SERVICE}/TotalLiquidStaked`, fields({ tokens: [1, 'string'] }), ({ singles: { liquid } }) => ({
    tokens: `${liquid.totalLiquidTokens}`,
  })),
  plainQuery(`${SERVICE}/TotalTokenizeSharedAssets`, fields({ value: [1, COIN] }), (state) => ({
    value: { denom: state.singles.staking.params.bondDenom, amount: tokenizedTokens(state) },
  })),
  plainQuery(`${SERVICE}/LastTokenizeShareRecordId`, fields({ id: [1, 'uint64'] }), ({ singles: { liquid } }) => ({
    id: liquid.lastRecordId,
  })),
  query(
    `${SERVICE}/LiquidValidator`,
    fields({ validator_addr: [1, 'string'] }),
    fields({ liquid_validator: [1, LIQUID_VALIDATOR] }),
    (state, { validator_addr }) => {
      const operator = bareAddressArgument(validator_addr, 'operator');
      if (!state.tables.validators.has(operator)) throw new QueryFailure('bare', 'liquid validator does not exist');
      return { liquid_validator: liquidSharesOf(state, operator) };
    },
  ),
  query(
    `${SERVICE}/LiquidValidators`,
    fields({ pagination: pageRequest(1) }),
    fields({ liquid_validators: [1, list(LIQUID_VALIDATOR)], pagination: pageResponse(2) }),
    (state, request) => {
      const all = validatorsByAddress(new Store(state)).map(({ operatorAddress }) => liquidSharesOf(state, operatorAddress));
      const { page, pagination } = paginate(all, request.pagination, ({ operator_address }) => operator_address);
      return { liquid_validators: page, pagination };
    },
  ),
  query(`${SERVICE}/TokenizeShareRecordById`, fields({ id: [1, 'uint64'] }), ONE_RECORD, ({ tables }, { id }) => {
    const record = tables.shareRecords.get(String(id));
    if (!record) throw new QueryFailure('bare', `tokenizeShareRecord ${id} does not exist: tokenize share record not exists`);
    return { record: recordValue(record) };
  }),
  query(`${SERVICE}/TokenizeShareRecordByDenom`, fields({ denom: [1, 'string'] }), ONE_RECORD, (state, { denom }) => {
    const record = recordsOf(state).find((one) => shareDenom(one) === denom);
    if (!record) throw new QueryFailure('bare', `tokenize share record not found from denom: ${denom}`);
    return { record: recordValue(record) };
  }),
  query(`${SERVICE}/TokenizeShareRecordsOwned`, fields({ owner: [1, 'string'] }), RECORDS, (state, { owner }) => ({
    records: recordsOf(state, bareAddressArgument(owner)).map(recordValue),
  })),
  query(
    `${SERVICE}/AllTokenizeShareRecords`,
    fields({ pagination: pageRequest(1) }),
    fields({ records: [1, list(RECORD)], pagination: pageResponse(2) }),
    (state, request) => {
      const { page, pagination } = paginate(recordsOf(state), request.pagination, ({ id }) => `${id}`);
      return { records: page.map(recordValue), pagination };
    },
  ),
  query(
    `${SERVICE}/TokenizeShareRecordReward`,
    fields({ owner_address: [1, 'string'] }),
    fields({ rewards: [1, list(RECORD_REWARD)], total: decCoins(2) }),
    (state, { owner_address }) => {
      const rewards = recordsOf(state, bareAddressArgument(owner_address)).map((record) => ({
        record_id: record.id,
        reward: rewardOf(state, record),
      }));
      return { rewards, total: rewards.reduce<readonly DecCoin[]>((sum, { reward }) => addDecCoins(sum, reward), []) };
    },
  ),
  query(
    `${SERVICE}/TokenizeShareLockInfo`,
    fields({ address: [1, 'string'] }),
    fields({ status: [1, 'string'], expiration_time: [2, 'string'] }),
    (state, { address }) => lockOf(state, bareAddressArgument(address)),
  ),
];
