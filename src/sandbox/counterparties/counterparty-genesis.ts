import { ibcDenom } from '#config/ibc-denom.ts';
import { onChain, toAddress } from '../address.ts';
import { toBase64 } from '../go-encoding.ts';
import { parseDenomPath } from '../ibc/denom.ts';
import { escrowAddress } from '../ibc/transfer.ts';
import { bytesOf, DAY } from '../seed-accounts.ts';
import {
  AUTH_PARAMS,
  bankJson,
  type Coins,
  chainJson,
  coin,
  createValidatorTx,
  distributionJson,
  mintJson,
  plainAccount,
  SLASHING_PARAMS,
  stakingParams,
  sumCoins,
} from '../seed-json.ts';
import type { Counterparty } from './counterparty.ts';
import { type Escrow, escrowsOf } from './escrows.ts';
import { addressThere, baseUnits, HOLDINGS, type Holding, unitOf } from './people-abroad.ts';

/** What a denom is called where it came by a path. */
const denomOf = ({ path, base }: Pick<Holding, 'path' | 'base'>): string => (path === '' ? base : ibcDenom(path, base));

/** The genesis of a counterparty in the SDK's own format; `time` in milliseconds since 1970. */
export function counterpartyGenesis(chain: Counterparty, time: number): unknown {
  return onChain(chain.prefix, () => {
    const balances = balancesOf(chain);
    const { base } = chain.coin;
    const appState = {
      auth: { params: AUTH_PARAMS, accounts: [...balances.keys()].map(plainAccount) },
      bank: bankJson(balances, chain.coin),
      distribution: distributionJson(chain.communityTax),
      genutil: {
        gen_txs: chain.validators.map(({ moniker, stake, rate }, index) => {
          const key = toBase64(bytesOf(`${chain.chainId} consensus key ${index}`));
          const operator = toAddress('operator', operatorBytes(chain, index));
          return createValidatorTx({ moniker, rate, maxRate: '0.2', operator, key, stake: coin(base, wholeCoins(chain, stake)) });
        }),
      },
      liquid: { params: { global_liquid_staking_cap: '0.25', validator_liquid_staking_cap: '0.5' } },
      mint: mintJson(base, chain.inflation),
      slashing: { params: SLASHING_PARAMS },
      staking: { params: stakingParams(base, chain.unbondingDays * DAY, 100), power_reduction: `${unitOf(base)}` },
      transfer: transferJson(chain.chainId),
    };
    return chainJson({ ...chain, seconds: Math.floor(time / 1000), appState });
  });
}

/** x/transfer's part of a genesis: the ways of all vouchers on a chain, and what it keeps for vouchers elsewhere. */
export function transferJson(chainId: string) {
  const paths = new Set(
    [...HOLDINGS, ...escrowsOf(HOLDINGS)]
      .filter(({ chain, path }) => chain === chainId && path !== '')
      .map(({ path, base }) => `${path}/${base}`),
  );
  const escrowed = sumCoins(escrowsOn(chainId).map((escrow) => ({ [denomOf(escrow)]: escrow.amount })));
  return {
    port_id: 'transfer',
    denoms: [...paths].map((path) => {
      const { base, trace } = parseDenomPath(path);
      return { base, trace: trace.map(({ port, channel }) => ({ port_id: port, channel_id: channel })) };
    }),
    params: { send_enabled: true, receive_enabled: true },
    total_escrowed: [...escrowed].map(([denom, amount]) => coin(denom, amount)),
  };
}

const escrowsOn = (chainId: string): Escrow[] => escrowsOf(HOLDINGS).filter(({ chain }) => chain === chainId);

const wholeCoins = ({ coin: { base } }: Counterparty, whole: number): bigint => baseUnits({ base, whole });

const operatorBytes = ({ chainId }: Counterparty, index: number): Uint8Array => bytesOf(`${chainId} operator ${index}`).slice(0, 20);

/** People first, whose order gives them their account numbers. */
function balancesOf(chain: Counterparty): ReadonlyMap<string, Coins> {
  const { base } = chain.coin;
  const purses: [address: string, coins: Coins][] = [
    ...HOLDINGS.filter((holding) => holding.chain === chain.chainId).map((holding): [string, Coins] => [
      addressThere(chain.chainId, holding.owner),
      { [denomOf(holding)]: baseUnits(holding) },
    ]),
    // Ten coins stay free for the fees of operators.
    ...chain.validators.map(({ stake }, index): [string, Coins] => [
      toAddress('account', operatorBytes(chain, index)),
      { [base]: wholeCoins(chain, stake + 10) },
    ]),
    ...escrowsOn(chain.chainId).map((escrow): [string, Coins] => [
      escrowAddress('transfer', escrow.channel),
      { [denomOf(escrow)]: escrow.amount },
    ]),
    [toAddress('account', bytesOf(`${chain.chainId} other holders`).slice(0, 20)), { [base]: wholeCoins(chain, chain.others) }],
  ];
  const balances = new Map<string, Coins>();
  for (const [address, coins] of purses) balances.set(address, Object.fromEntries(sumCoins([balances.get(address) ?? {}, coins])));
  return balances;
}
