import { toAmino } from '#chain/tx/amino.ts';
import { encodeAuthInfo, encodeBody } from '#chain/tx/encode.ts';
import type { SignRequest } from '#wallet/wallet.ts';
import type { FeeCoin } from './sign-content.ts';
import type { Expectation } from './sign-gate.ts';

/** The document to sign, built from the same values that the gate compares it with afterwards. */
export function signRequest(e: Expectation, mode: SignRequest['mode']): SignRequest {
  const signer = e.intent.sender;
  if (mode === 'direct') {
    const bodyBytes = encodeBody({ messages: e.intent.messages, memo: '', timeoutHeight: e.timeoutHeight });
    const fee = feeCoins(e.feeDenom, e.fee);
    const authInfoBytes = encodeAuthInfo({ pubkey: e.pubkey, sequence: e.sequence, mode, fee, gas: e.gas });
    return { mode, chainId: e.chainId, signer, bodyBytes, authInfoBytes, accountNumber: e.accountNumber };
  }
  return {
    mode,
    chainId: e.chainId,
    signer,
    document: {
      chain_id: e.chainId,
      account_number: String(e.accountNumber),
      sequence: String(e.sequence),
      timeout_height: String(e.timeoutHeight),
      fee: { amount: feeCoins(e.feeDenom, e.fee).map((coin) => ({ denom: coin.denom, amount: String(coin.amount) })), gas: String(e.gas) },
      msgs: e.intent.messages.map(toAmino),
      memo: '',
    },
  };
}

/** A coin of nothing is not a valid coin (cosmos-sdk `types/coin.go`): no fee is an empty list. */
export function feeCoins(denom: string, amount: bigint): FeeCoin[] {
  return amount > 0n ? [{ denom, amount }] : [];
}
