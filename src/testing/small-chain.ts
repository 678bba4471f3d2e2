import { onChain, toAddress } from '#sandbox/address.ts';
import { initChain } from '#sandbox/app.ts';
import { buildApplication, type Module } from '#sandbox/application.ts';
import { nextBlock } from '#sandbox/clock.ts';
import { SDK_MODULES } from '#sandbox/core-application.ts';
import { toBase64 } from '#sandbox/go-encoding.ts';
import { ibcModules } from '#sandbox/ibc-modules.ts';
import { SandboxNode } from '#sandbox/node.ts';
import { bytesOf } from '#sandbox/seed-accounts.ts';
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
} from '#sandbox/seed-json.ts';

/** A chain with one validator and a few people. */
export type SmallChain = {
  readonly chainId: string;
  readonly prefix: string;
  /** The coin that is staked and pays fees. */
  readonly denom: string;
  /** Genesis time, seconds since 1970. */
  readonly seconds: number;
  readonly unbondingDays?: number;
  /** Their accounts have the numbers from 1. */
  readonly people: readonly (readonly [address: string, coins: Coins])[];
  /** Default: IBC. */
  readonly modules?: readonly Module[];
};

const STAKE = 1_000_000_000n;

/** A node of such a chain with its first block. It makes no others by itself. */
export function smallChain({
  chainId,
  prefix,
  denom,
  seconds,
  unbondingDays = 21,
  people,
  modules = ibcModules(),
}: SmallChain): SandboxNode {
  const genesis = onChain(prefix, () => {
    const operator = bytesOf(`${chainId} operator`).slice(0, 20);
    const validator = createValidatorTx({
      moniker: 'only',
      rate: '0.05',
      maxRate: '0.2',
      operator: toAddress('operator', operator),
      key: toBase64(bytesOf(`${chainId} consensus key`)),
      stake: coin(denom, STAKE),
    });
    const balances = new Map<string, Coins>([[toAddress('account', operator), { [denom]: STAKE }], ...people]);
    const appState = {
      auth: { params: AUTH_PARAMS, accounts: [...balances.keys()].map(plainAccount) },
      bank: bankJson(balances, { base: denom, display: denom.slice(1), exponent: 6, name: chainId, symbol: denom.slice(1).toUpperCase() }),
      distribution: distributionJson('0.02'),
      genutil: { gen_txs: [validator] },
      mint: mintJson(denom, { start: '0', max: '0', min: '0' }),
      slashing: { params: SLASHING_PARAMS },
      staking: { params: stakingParams(denom, unbondingDays * 86_400, 10), unbonding_delegations: [] },
    };
    return chainJson({ chainId, binary: 'small', version: '1', seconds, appState });
  });
  const application = buildApplication([...SDK_MODULES, ...modules]);
  const node = new SandboxNode(genesis, initChain(genesis, application), { application, keepStates: 1000 });
  nextBlock(node);
  return node;
}
