import { secp256k1 } from '@noble/curves/secp256k1.js';
import { base64 } from '@scure/base';
import { AuthInfo, TxBody } from 'cosmjs-types/cosmos/tx/v1beta1/tx';
import { signBytes, sorted } from '#wallet/sign-bytes.ts';
import type { AminoDocument, SignRequest } from '#wallet/wallet.ts';
import type { ScriptedChain } from './scripted-chain.ts';

export type Key = { readonly privateKey: Uint8Array; readonly pubkey: Uint8Array };
export type DirectDocument = {
  readonly bodyBytes: Uint8Array;
  readonly authInfoBytes: Uint8Array;
  readonly chainId: string;
  readonly accountNumber: unknown;
};

/** What a test makes the wallet change in the next document, beyond its own fee rule. */
export type Alteration = { readonly memo?: string; readonly feeAmount?: string; readonly gas?: string };

/** `replaced`: the wallet sets the fee by its gas step. `kept`: the page asked for its own, or there are two coins. */
export type FeeRule =
  | { readonly rule: 'kept' }
  | { readonly rule: 'replaced'; readonly chain: ScriptedChain; readonly step: 'low' | 'average' };

type Coin = { readonly denom: string; readonly amount: string };

function feeCoins(coins: readonly Coin[], gas: bigint, rule: FeeRule, altered: Alteration): Coin[] {
  const [first] = coins;
  if (altered.feeAmount !== undefined && first) return [{ ...first, amount: altered.feeAmount }];
  if (rule.rule === 'kept' || coins.length >= 2) return [...coins];
  return [{ denom: rule.chain.feeDenom, amount: String(Math.ceil(Number(gas) * rule.chain.steps[rule.step])) }];
}

/** Signs a direct document after the wallet's changes. `accountNumber` comes back as a Long, as from the extensions. */
export function signDirect(document: DirectDocument, signer: string, key: Key, rule: FeeRule, altered: Alteration) {
  const authInfo = AuthInfo.decode(document.authInfoBytes);
  if (authInfo.fee) {
    authInfo.fee.amount = feeCoins(authInfo.fee.amount, authInfo.fee.gasLimit, rule, altered);
    if (altered.gas !== undefined) authInfo.fee.gasLimit = BigInt(altered.gas);
  }
  const body = TxBody.decode(document.bodyBytes);
  const bodyBytes = altered.memo === undefined ? document.bodyBytes : TxBody.encode({ ...body, memo: altered.memo }).finish();
  const authInfoBytes = AuthInfo.encode(authInfo).finish();
  const accountNumber = BigInt(String(document.accountNumber || 0));
  const { chainId } = document;
  const signature = signatureOf({ mode: 'direct', chainId, signer, bodyBytes, authInfoBytes, accountNumber }, key);
  return { signed: { bodyBytes, authInfoBytes, chainId, accountNumber: longOf(accountNumber) }, signature };
}

/** Signs an amino document after the wallet's changes: keys sorted, memo trimmed and its angle brackets written as escapes. */
export function signAmino(document: AminoDocument, signer: string, key: Key, rule: FeeRule, altered: Alteration) {
  const gas = altered.gas ?? document.fee.gas;
  const amount = feeCoins(document.fee.amount, BigInt(gas), rule, altered);
  const memo = escaped((altered.memo ?? document.memo).trim());
  const signed = sorted({ ...document, fee: { ...document.fee, gas, amount }, memo });
  return { signed, signature: signatureOf({ mode: 'amino', chainId: document.chain_id, signer, document: signed }, key) };
}

const escaped = (memo: string) => memo.replace(/[<>&]/g, (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`);

function signatureOf(request: SignRequest, key: Key) {
  return {
    pub_key: { type: 'tendermint/PubKeySecp256k1', value: base64.encode(key.pubkey) },
    signature: base64.encode(secp256k1.sign(signBytes(request), key.privateKey)),
  };
}

/** Looks like a `Long` of the library of that name: two signed halves and a `toString`. */
function longOf(value: bigint) {
  return {
    low: Number(BigInt.asIntN(32, value)),
    high: Number(BigInt.asIntN(32, value >> 32n)),
    unsigned: true,
    toString: () => String(value),
  };
}
