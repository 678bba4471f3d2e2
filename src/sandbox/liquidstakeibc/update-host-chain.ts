import type { Context } from '../context.ts';
import { type Dec, ONE, parseDec } from '../dec.ts';
import { accountField, EMPTY, messageReader } from '../message.ts';
import { moduleAccount } from '../modules/auth.ts';
import { sdk, unregistered } from '../refusal.ts';
import { fields, list } from '../wire.ts';
import { hostChainWhere, saveHostChain } from './host-chain.ts';
import { PARAMS } from './module-accounts.ts';
import { dailyFactor } from './rate.ts';
import type { HostChain } from './records.ts';

/** MsgUpdateHostChain: by governance or the administrator. Keys that have an effect here; the real module knows more. */

export const UPDATE_FORM = fields({
  authority: [1, 'string'],
  chain_id: [2, 'string'],
  updates: [3, list(fields({ key: [1, 'string'], value: [2, 'string'] }))],
});

/** @throws Refusal */
function readDec(text: string): Dec {
  try {
    return parseDec(text);
  } catch {
    throw unregistered(`unable to parse string to sdk.Dec: failed to set decimal string with base 10: ${text}`);
  }
}

/** Fees go from 0 to one half. */
function readFee(text: string): Dec {
  const fee = readDec(text);
  if (fee < 0n || fee * 2n > ONE) throw sdk(18, 'invalid fee value, should be 0 <= fee <= 0.5');
  return fee;
}

type Change = (chain: HostChain, value: string) => HostChain;
type Param = keyof HostChain['params'];
const param =
  (name: Param, read: (text: string) => Dec): Change =>
  (chain, value) => ({ ...chain, params: { ...chain.params, [name]: read(value) } });

const CHANGES: Readonly<Record<string, Change>> = {
  deposit_fee: param('deposit_fee', readFee),
  restake_fee: param('restake_fee', readFee),
  unstake_fee: param('unstake_fee', readFee),
  redemption_fee: param('redemption_fee', readFee),
  upper_c_value_limit: param('upper_c_value_limit', readDec),
  lower_c_value_limit: param('lower_c_value_limit', readDec),
  active: (chain, value) => ({ ...chain, active: value === 'true' }),
  flags: (chain, value) => ({ ...chain, flags: { lsm: /"lsm"\s*:\s*true/.test(value) } }),
  autocompound_factor: (chain, value) => ({ ...chain, auto_compound_factor: dailyFactor(readDec(value)) }),
  min_deposit(chain, value) {
    if (!/^[1-9]\d*$/.test(value)) throw unregistered('invalid minimum deposit value less or equal than zero');
    return { ...chain, minimum_deposit: BigInt(value) };
  },
  validator_weight(chain, value) {
    const [operator = '', weight = ''] = value.split(',');
    const known = chain.validators.some(({ operator_address }) => operator_address === operator);
    if (!known)
      throw unregistered(
        `invalid validator weight update values: could not find validator with address ${operator} while updating validator weight`,
      );
    const validators = chain.validators.map((one) => (one.operator_address === operator ? { ...one, weight: readDec(weight) } : one));
    return { ...chain, validators };
  },
};

function update(context: Context, chainId: string, updates: readonly { readonly key: string; readonly value: string }[]): void {
  let chain = hostChainWhere(context.store, ({ chain_id }) => chain_id === chainId);
  if (!chain) throw unregistered(`invalid chain id "${chainId}", host chain is not registered`);
  for (const { key, value } of updates) {
    const change = CHANGES[key];
    if (!change) throw unregistered(`invalid or unexpected update key: ${key}`);
    chain = change(chain, value);
  }
  saveHostChain(context.store, chain);
}

export const msgUpdateHostChain = messageReader({
  typeUrl: '/pstake.liquidstakeibc.v1beta1.MsgUpdateHostChain',
  form: UPDATE_FORM,
  signer: ({ authority }) => authority,
  validate({ authority }) {
    accountField(authority, authority);
  },
  execute(context, { authority, chain_id, updates }) {
    if (authority !== moduleAccount('gov') && authority !== PARAMS.admin_address) throw sdk(24, 'tx signer is not a module authority');
    update(context, chain_id, updates);
    return EMPTY;
  },
  aminoType: 'pstake/MsgUpdateHostChain',
});
