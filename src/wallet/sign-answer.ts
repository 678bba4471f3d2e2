import { addressOfKey } from './account-address.ts';
import { foreignBase64, foreignBytes, foreignField, malformed } from './foreign-bytes.ts';
import type { AminoDocument, SignAnswer, SignRequest } from './wallet.ts';

const LARGEST_BODY = 128 * 1024;
const LARGEST_AUTH_INFO = 8 * 1024;

/**
 * The wallet's answer to `request`, checked for its form: sizes, the chain and account number that were asked for, and a key that belongs
 * to the signer. Fee and memo may differ: wallets change them, and tx/'s gate judges that.
 */
export function signAnswer(request: SignRequest, answer: unknown): SignAnswer {
  const signed = foreignField(answer, 'signed');
  const { signature, pubkey } = signatureOf(request.signer, foreignField(answer, 'signature'));
  if (request.mode === 'amino') return { mode: 'amino', document: aminoDocument(request.document, signed), signature, pubkey };
  if (foreignField(signed, 'chainId') !== request.chainId) throw malformed('chain id');
  if (String(foreignField(signed, 'accountNumber')) !== String(request.accountNumber)) throw malformed('account number');
  return {
    mode: 'direct',
    bodyBytes: foreignBytes(foreignField(signed, 'bodyBytes'), 'transaction body', 1, LARGEST_BODY),
    authInfoBytes: foreignBytes(foreignField(signed, 'authInfoBytes'), 'fee and signer', 1, LARGEST_AUTH_INFO),
    signature,
    pubkey,
  };
}

function signatureOf(signer: string, value: unknown) {
  const key = foreignField(value, 'pub_key');
  if (foreignField(key, 'type') !== 'tendermint/PubKeySecp256k1') throw malformed('public key');
  const pubkey = foreignBase64(foreignField(key, 'value'), 'public key', 33);
  const prefix = signer.slice(0, signer.lastIndexOf('1'));
  if (addressOfKey(prefix, pubkey) !== signer) throw malformed('public key of the signer');
  return { signature: foreignBase64(foreignField(value, 'signature'), 'signature', 64), pubkey };
}

function aminoDocument(asked: AminoDocument, signed: unknown): AminoDocument {
  if (!isAminoDocument(signed)) throw malformed('amino document');
  if (signed.chain_id !== asked.chain_id) throw malformed('chain id');
  if (signed.account_number !== asked.account_number) throw malformed('account number');
  return signed;
}

function isAminoDocument(value: unknown): value is AminoDocument {
  const fee = foreignField(value, 'fee');
  const amount = foreignField(fee, 'amount');
  const messages = foreignField(value, 'msgs');
  return (
    ['chain_id', 'account_number', 'sequence', 'memo'].every((name) => isText(foreignField(value, name))) &&
    isText(foreignField(fee, 'gas')) &&
    Array.isArray(amount) &&
    amount.every((coin) => isText(foreignField(coin, 'denom')) && isText(foreignField(coin, 'amount'))) &&
    Array.isArray(messages) &&
    messages.every((message) => isText(foreignField(message, 'type'))) &&
    JSON.stringify(value).length <= LARGEST_BODY
  );
}

const isText = (value: unknown): value is string => typeof value === 'string';
