import { amountOf } from '../coins.ts';
import { balancesOf, spendableCoins, spendableOf } from '../modules/bank.ts';
import type { Coin, DenomMetadata } from '../state.ts';
import { Store } from '../store.ts';
import { fields, list, type Value } from '../wire.ts';
import { COIN, coins } from '../wire-coins.ts';
import { accountArgument } from './address-argument.ts';
import { pageRequest, pageResponse, paginate } from './paging.ts';
import { plainQuery, type Query, QueryFailure, query } from './query.ts';

const SERVICE = 'cosmos.bank.v1beta1.Query';

const DENOM_UNIT = fields({ denom: [1, 'string'], exponent: [2, 'uint32'], aliases: [3, list('string')] });
const METADATA = fields({
  description: [1, 'string'],
  denom_units: [2, list(DENOM_UNIT)],
  base: [3, 'string'],
  display: [4, 'string'],
  name: [5, 'string'],
  symbol: [6, 'string'],
  uri: [7, 'string'],
  uri_hash: [8, 'string'],
});
const SEND_ENABLED = fields({ denom: [1, 'string'], enabled: [2, 'bool'] });
const PARAMS = fields({ send_enabled: [1, list(SEND_ENABLED)], default_send_enabled: [2, 'bool'] });

const BALANCE_REQUEST = fields({ address: [1, 'string'], denom: [2, 'string'] });
const BALANCE_RESPONSE = fields({ balance: [1, COIN] });
const BALANCES_REQUEST = fields({ address: [1, 'string'], pagination: pageRequest(2) });
const BALANCES_RESPONSE = fields({ balances: coins(1), pagination: pageResponse(2) });

const metadataValue = ({ denomUnits, uriHash, ...rest }: DenomMetadata): Value<typeof METADATA> => ({
  ...rest,
  denom_units: denomUnits,
  uri_hash: uriHash,
});

function denomArgument(denom: string): string {
  if (denom === '') throw new QueryFailure('InvalidArgument', 'empty denom');
  return denom;
}

const balancesPage = (all: readonly Coin[], request: Value<typeof BALANCES_REQUEST>): Value<typeof BALANCES_RESPONSE> => {
  const { page, pagination } = paginate(all, request.pagination, ({ denom }) => denom);
  return { balances: page, pagination };
};

export const bankQueries: readonly Query[] = [
  query(`${SERVICE}/Balance`, BALANCE_REQUEST, BALANCE_RESPONSE, (state, request) => {
    const address = accountArgument(request.address);
    const denom = denomArgument(request.denom);
    return { balance: { denom, amount: amountOf(balancesOf(new Store(state), address), denom) } };
  }),
  query(`${SERVICE}/AllBalances`, BALANCES_REQUEST, BALANCES_RESPONSE, (state, request) =>
    balancesPage(balancesOf(new Store(state), accountArgument(request.address)), request),
  ),
  query(`${SERVICE}/SpendableBalances`, BALANCES_REQUEST, BALANCES_RESPONSE, (state, request) =>
    balancesPage(spendableCoins(new Store(state), accountArgument(request.address), state.singles.time), request),
  ),
  query(`${SERVICE}/SpendableBalanceByDenom`, BALANCE_REQUEST, BALANCE_RESPONSE, (state, request) => {
    const address = accountArgument(request.address);
    const denom = denomArgument(request.denom);
    const amount = spendableOf(new Store(state), address, denom, state.singles.time);
    return { balance: { denom, amount: amount > 0n ? amount : 0n } };
  }),
  query(
    `${SERVICE}/TotalSupply`,
    fields({ pagination: pageRequest(1) }),
    fields({ supply: coins(1), pagination: pageResponse(2) }),
    ({ tables }, request) => {
      const all = [...tables.supply].map(([denom, amount]) => ({ denom, amount })).sort((a, b) => (a.denom < b.denom ? -1 : 1));
      const { page, pagination } = paginate(all, request.pagination, ({ denom }) => denom);
      return { supply: page, pagination };
    },
  ),
  query(`${SERVICE}/SupplyOf`, fields({ denom: [1, 'string'] }), fields({ amount: [1, COIN] }), ({ tables }, request) => {
    const denom = denomArgument(request.denom);
    return { amount: { denom, amount: tables.supply.get(denom) ?? 0n } };
  }),
  query(`${SERVICE}/DenomMetadata`, fields({ denom: [1, 'string'] }), fields({ metadata: [1, METADATA] }), ({ singles }, { denom }) => {
    const found = singles.bank.metadata.find(({ base }) => base === denom);
    if (!found) throw new QueryFailure('NotFound', `client metadata for denom ${denom}`);
    return { metadata: metadataValue(found) };
  }),
  query(
    `${SERVICE}/DenomsMetadata`,
    fields({ pagination: pageRequest(1) }),
    fields({ metadatas: [1, list(METADATA)], pagination: pageResponse(2) }),
    ({ singles }, request) => {
      const { page, pagination } = paginate(singles.bank.metadata, request.pagination, ({ base }) => base);
      return { metadatas: page.map(metadataValue), pagination };
    },
  ),
  plainQuery(`${SERVICE}/Params`, fields({ params: [1, PARAMS] }), ({ singles: { bank } }) => ({
    params: { send_enabled: bank.sendEnabled, default_send_enabled: bank.defaultSendEnabled },
  })),
];
