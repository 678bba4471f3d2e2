import { useQuery } from '@tanstack/react-query';
import { liquidAsset, stakeAsset } from '#config/networks.ts';
import { amount } from '#domain/amount.ts';
import type { LiquidStakeParams } from '#domain/liquid-stake.ts';
import { formatPercent } from '#domain/percent.ts';
import { liquidStakeParamsQuery } from '#queries/liquidstake.ts';
import { useNetwork } from '#queries/network-context.tsx';
import { readAll } from '#queries/reading.ts';
import { Address } from '#ui/address.tsx';
import { Money } from '#ui/money.tsx';
import { type Parameter, ParameterTable } from './parameter-table.tsx';

/** Parameters of the module behind stkXPRT. Its list of validators is a table of its own. */
export function PoolParameters() {
  const { network, hub } = useNetwork();
  const [xprt, stk] = [stakeAsset(network), liquidAsset(network).symbol];
  const rows = ({ params }: { params: LiquidStakeParams }): readonly Parameter[] => [
    {
      name: 'module_paused',
      title: 'Paused',
      meaning: 'while it is, nothing can be minted or redeemed, and nothing compounds',
      value: params.modulePaused ? 'yes' : 'no',
    },
    {
      name: 'min_liquid_stake_amount',
      title: 'Least that can be minted from',
      meaning: 'a redemption has no least amount',
      value: <Money amount={amount(xprt, params.minLiquidStakeAmount)} />,
    },
    {
      name: 'unstake_fee_rate',
      title: 'Fee of a redemption',
      meaning: 'stays in the pool and raises the rate for everybody else',
      value: formatPercent(params.unstakeFeeRate),
    },
    {
      name: 'autocompound_fee_rate',
      title: 'Fee of compounding',
      meaning: 'the part of rewards that goes to the fee account, each hour',
      value: formatPercent(params.autocompoundFeeRate),
    },
    {
      name: 'fee_account_address',
      title: 'Fee account',
      meaning: 'receives the fee of compounding',
      value: <Account address={params.feeAccountAddress} />,
    },
    {
      name: 'whitelist_admin_address',
      title: 'Admin',
      meaning: 'may change these parameters, the validators and the pause at any time, besides governance',
      value: <Account address={params.whitelistAdminAddress} />,
    },
    {
      name: 'lsm_disabled',
      title: 'Delegations into a liquidity pool',
      meaning: `whether delegated ${xprt.symbol} can be turned into ${stk} and locked for liquidity in one step`,
      value: params.lsmDisabled ? 'off' : params.cwLockedPoolAddress === '' ? 'no contract is set' : 'on',
    },
    {
      name: 'cw_locked_pool_address',
      title: 'Contract of that liquidity pool',
      meaning: `where such ${stk} is locked`,
      value: <Account address={params.cwLockedPoolAddress} />,
    },
    { name: 'liquid_bond_denom', title: `Denom of ${stk}`, meaning: 'its name on the chain; never changes', value: params.liquidBondDenom },
  ];
  return (
    <ParameterTable
      title="Liquid staking"
      module="x/liquidstake"
      reading={readAll({ params: useQuery(liquidStakeParamsQuery(hub)) })}
      rows={rows}
      open
    />
  );
}

function Account({ address }: { address: string }) {
  if (address === '') return 'none';
  return (
    <span className="inline-block min-w-40">
      <Address address={address} />
    </span>
  );
}
