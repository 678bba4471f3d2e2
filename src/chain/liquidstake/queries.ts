import { truncateInt } from '#domain/dec.ts';
import type { LiquidStakeParams, LiquidStakeState, LiquidValidator } from '#domain/liquid-stake.ts';
import { abciQuery, malformed } from '../abci.ts';
import type { ChainClient } from '../client.ts';
import { dec, field, flag, integer, nested, readMessage, repeated, small, text, writeMessage } from '../wire.ts';

const paramsResponse = {
  params: field(
    1,
    nested({
      liquidBondDenom: field(1, text),
      whitelistedValidators: repeated(2, nested({ validatorAddress: field(1, text), targetWeight: field(2, integer) })),
      unstakeFeeRate: field(3, dec),
      lsmDisabled: field(4, flag),
      minLiquidStakeAmount: field(5, integer),
      cwLockedPoolAddress: field(6, text),
      feeAccountAddress: field(7, text),
      autocompoundFeeRate: field(8, dec),
      whitelistAdminAddress: field(9, text),
      modulePaused: field(10, flag),
    }),
  ),
};
const stateResponse = {
  state: field(
    1,
    nested({
      mintRate: field(1, dec),
      stkxprtTotalSupply: field(2, integer),
      netAmount: field(3, dec),
      totalDelShares: field(4, dec),
      totalLiquidTokens: field(5, integer),
      totalRemainingRewards: field(6, dec),
      totalUnbondingBalance: field(7, integer),
      proxyAccBalance: field(8, integer),
    }),
  ),
};
const liquidValidator = nested({
  operatorAddress: field(1, text),
  weight: field(2, integer),
  status: field(3, small),
  delShares: field(4, dec),
  liquidTokens: field(5, integer),
});
const validatorsResponse = { validators: repeated(1, liquidValidator) };

const SERVICE = '/pstake.liquidstake.v1beta1.Query';
const ONE = 10n ** 18n;

/** Throws `ChainFailure`; `query-failed` with code 6 where the chain has no such module. */
export async function fetchLiquidStakeParams(client: ChainClient): Promise<LiquidStakeParams> {
  const { params } = readMessage(await abciQuery(client, `${SERVICE}/Params`, writeMessage()), paramsResponse, 'liquidstake');
  if (params.unstakeFeeRate > ONE || params.autocompoundFeeRate > ONE) throw malformed('liquidstake rate above 1');
  return params;
}

/** What stands behind stkXPRT now. `net_amount` is a whole number in the form of a Dec: anything else is malformed. Throws `ChainFailure`. */
export async function fetchLiquidStakeState(client: ChainClient): Promise<LiquidStakeState> {
  const { state } = readMessage(await abciQuery(client, `${SERVICE}/States`, writeMessage()), stateResponse, 'liquidstake');
  const netAmount = truncateInt(state.netAmount);
  if (netAmount * ONE !== state.netAmount) throw malformed('net amount is not whole');
  if (netAmount !== state.totalLiquidTokens + state.totalUnbondingBalance) throw malformed('net amount is not the sum of its parts');
  return { ...state, netAmount };
}

/** Validators of the pool, also those that only drain, in the chain's order (by address bytes). Throws `ChainFailure`. */
export async function fetchLiquidValidators(client: ChainClient): Promise<readonly LiquidValidator[]> {
  const answer = await abciQuery(client, `${SERVICE}/LiquidValidators`, writeMessage());
  return readMessage(answer, validatorsResponse, 'liquidstake').validators.map(({ status, ...rest }) => {
    if (status !== 1 && status !== 2) throw malformed('liquid validator status');
    return { ...rest, status: status === 1 ? 'active' : 'inactive' };
  });
}
