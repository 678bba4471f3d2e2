import { addressBytes, parseAddress } from './address.ts';
import { amountOf, areValid, coinsText } from './coins.ts';
import type { Context } from './context.ts';
import { ceilInt, mulInt, parseDec } from './dec.ts';
import { event } from './events.ts';
import { GAS } from './gas.ts';
import { moduleAccount } from './modules/auth.ts';
import { send } from './modules/bank.ts';
import { isVestingAccount } from './modules/vesting.ts';
import { Refusal, sdk } from './refusal.ts';
import { isSignatureValid, keyAddress } from './signature.ts';
import type { Account } from './state.ts';
import type { Transaction } from './transaction.ts';

/** `check`: before a transaction enters the mempool; `simulate`: signatures are not verified and gas is free. */
export type Mode = 'check' | 'deliver' | 'simulate';

/** Denoms that Core-1 takes as fees, in the order of its error text. */
const FEE_DENOMS = [
  'uxprt',
  'ibc/C8A74ABBE2AF892E15680D916A7C22130585CE5704F9B17A10F184A90D53BECA',
  'ibc/A6E3AF63B3C906416A9AF7A556C59EA4BD50E617EFFE6299B99700CCB780E444',
  'ibc/646315E3B0461F5FA4C5C8968A88FC45D4D5D04A45B98F1B8294DD82F386DD85',
  'ibc/23DC3FF0E4CBB53A1915E4C62507CB7796956E84C68CA49707787CB8BDE90A1E',
  'ibc/B3792E4A62DF4A934EF2DF5968556DB56F5776ED25BDE11188A4F58A7DD406F0',
  'stk/uatom',
  'stk/uosmo',
  'stk/adydx',
];
/** Gas of the ante handler apart from size, fee, keys: a half before the fee is taken, the signature's and the rest after it. */
const GAS_BEFORE_FEE = 17_000;
const GAS_PER_SIGNATURE = 1_000;
/** What an absent signature would weigh when a transaction is simulated without one. */
const SIMULATED_SIGNATURE_BYTES = 66;

export type AnteOptions = { readonly mode: Mode; readonly chainId: string; readonly minGasPrice: string };

/** The ante handler: throws a Refusal, or has taken the fee and raised the sequences. Events and state are the context's. */
export function runAnte(context: Context, transaction: Transaction, options: AnteOptions): void {
  assertForm(context, transaction);
  chargeSize(context, transaction, options.mode);
  context.gas.use(GAS_BEFORE_FEE, 'ReadFlat');
  takeFee(context, transaction, options);
  const accounts = setKeys(context, transaction, options.mode);
  const { txSigLimit } = context.store.single('auth').params;
  if (BigInt(transaction.signatures.length) > txSigLimit)
    throw sdk(14, `signatures: ${transaction.signatures.length}, limit: ${txSigLimit}`);
  context.gas.use(GAS.transaction - GAS_BEFORE_FEE - GAS_PER_SIGNATURE, 'ReadFlat');
  context.gas.use(GAS_PER_SIGNATURE * transaction.signatures.length, 'ante verify: secp256k1');
  accounts.forEach((account, index) => {
    verify(transaction, account, index, options);
  });
  for (const { address } of accounts) raiseSequence(context, address);
}

/** What can be said without the signers' accounts. */
function assertForm({ store, height, time }: Context, transaction: Transaction): void {
  const { fee, memo, timeoutHeight, timeoutTime, signatures, signers } = transaction;
  const { maxGas } = store.single('consensus');
  if (maxGas > 0n && fee.gasLimit > maxGas) throw sdk(41, `tx gas limit ${fee.gasLimit} exceeds block max gas ${maxGas}`);
  if (transaction.hasUnknownExtensions) throw sdk(31);
  if (fee.gasLimit > 2n ** 63n - 1n) throw sdk(18, `invalid gas supplied; ${fee.gasLimit} > ${2n ** 63n - 1n}`);
  if (fee.coins.some(({ amount }) => amount < 0n)) throw sdk(13, `invalid fee provided: ${coinsText(fee.coins)}`);
  const payer = parseAddress(transaction.feePayer, 'account');
  if (!payer.ok) throw sdk(7, `invalid fee payer address (${payer.reason})`);
  if (signatures.length === 0) throw sdk(15);
  if (signatures.length !== signers.length) throw sdk(4, `wrong number of signers; expected ${signers.length}, got ${signatures.length}`);
  if (timeoutHeight > 0n && height > timeoutHeight) throw sdk(30, `block height: ${height}, timeout height: ${timeoutHeight}`);
  if (timeoutTime !== null && time > timeoutTime) throw sdk(42, `block time: ${time}, timeout timestamp: ${timeoutTime}`);
  const bytes = new TextEncoder().encode(memo).length;
  const most = store.single('auth').params.maxMemoCharacters;
  if (BigInt(bytes) > most) throw sdk(12, `maximum number of characters is ${most} but received ${bytes} characters`);
}

function chargeSize(context: Context, transaction: Transaction, mode: Mode): void {
  const perByte = Number(context.store.single('auth').params.txSizeCostPerByte);
  const missing = mode === 'simulate' ? transaction.signatures.filter((signature) => signature.length === 0).length : 0;
  context.gas.use((transaction.size + missing * SIMULATED_SIGNATURE_BYTES) * perByte, 'txSize');
}

function takeFee(context: Context, transaction: Transaction, { mode, chainId, minGasPrice }: AnteOptions): void {
  const { fee, feePayer } = transaction;
  if (chainId.startsWith('core-'))
    for (const { denom } of fee.coins)
      if (!FEE_DENOMS.includes(denom)) throw sdk(10, `fee denom is not allowed; got: ${denom}, allowed: ${FEE_DENOMS.join(',')}`);
  if (mode !== 'simulate' && fee.gasLimit === 0n) throw sdk(41, 'must provide positive gas');
  if (mode === 'check') {
    const required = ceilInt(mulInt(parseDec(minGasPrice), fee.gasLimit));
    const { bondDenom } = context.store.single('staking').params;
    if (required > 0n && amountOf(fee.coins, bondDenom) < required)
      throw sdk(13, `insufficient fees; got: ${coinsText(fee.coins)} required: ${required}${bondDenom}`);
  }
  if (fee.granter !== '' && fee.granter !== feePayer)
    throw sdk(38, `${fee.granter} does not allow to pay fees for ${feePayer}: fee-grant not found`);
  if (!context.store.get('accounts', feePayer)) throw sdk(9, `fee payer address: ${rawBytes(feePayer)} does not exist`);
  if (isVestingAccount(context.store, feePayer)) context.gas.use(GAS.vestingSigner, 'ReadFlat');
  if (fee.coins.some(({ amount }) => amount > 0n)) {
    if (!areValid(fee.coins)) throw sdk(13, `invalid fee amount: ${coinsText(fee.coins)}`);
    payFee(context, feePayer, transaction);
    context.gas.use(GAS.fee, 'ReadFlat');
  }
  context.events.push(event('tx', ['fee', coinsText(fee.coins)], ['fee_payer', feePayer]));
}

/** A balance that is too small is reported in the words of the bank, and once more in the ante handler's. */
function payFee(context: Context, payer: string, { fee }: Transaction): void {
  try {
    send(context, payer, moduleAccount('fee_collector'), fee.coins);
  } catch (error) {
    throw error instanceof Refusal && error.code === 5 ? sdk(5, error.message) : error;
  }
}

/** The chain prints this address as raw bytes: what JSON makes of them. */
const rawBytes = (address: string): string =>
  Array.from(addressBytes(address), (byte) => (byte < 0x80 ? String.fromCharCode(byte) : '\ufffd')).join('');

/** Stores the keys of new signers; returns the signers' accounts. */
function setKeys(context: Context, { signers, signerInfos, signatures }: Transaction, mode: Mode): Account[] {
  const accounts = signers.map((signer, index) => {
    const account = context.store.get('accounts', signer);
    const key = signerInfos[index]?.pubKey ?? null;
    const isKnown = key !== null && account?.pubKey?.every((byte, at) => byte === key[at]) === true;
    if (key && !isKnown && mode !== 'simulate' && keyAddress(key) !== signer)
      throw sdk(8, `pubKey does not match signer address ${signer} with signer index: ${index}`);
    if (!account) throw sdk(9, `account ${signer} does not exist`);
    if (account.pubKey || !key) return account;
    const known = { ...account, pubKey: key };
    context.store.set('accounts', signer, known);
    context.gas.use(GAS.firstTransaction);
    return known;
  });
  accounts.forEach(({ address }, index) => {
    context.events.push(event('tx', ['acc_seq', `${address}/${signerInfos[index]?.sequence ?? 0n}`]));
    const signature = signatures[index] ?? new Uint8Array(0);
    context.events.push(event('tx', ['signature', btoa(String.fromCharCode(...signature))]));
  });
  return accounts;
}

function verify(transaction: Transaction, account: Account, index: number, { mode, chainId }: AnteOptions): void {
  const info = transaction.signerInfos[index];
  if (!info) throw sdk(4, `invalid number of signer;  expected: ${transaction.signers.length}, got ${transaction.signerInfos.length}`);
  if (mode !== 'simulate' && !account.pubKey) throw sdk(8, 'pubkey on account is not set');
  if (info.sequence !== account.sequence) throw sdk(32, `account sequence mismatch, expected ${account.sequence}, got ${info.sequence}`);
  if (mode === 'simulate' || !account.pubKey) return;
  const data = { chainId, accountNumber: account.number, sequence: account.sequence };
  if (isSignatureValid(transaction, info.mode, data, account.pubKey, transaction.signatures[index] ?? new Uint8Array(0))) return;
  const which =
    info.mode === 'amino' ? `account number (${account.number}), sequence (${account.sequence})` : `account number (${account.number})`;
  throw sdk(
    4,
    `signature verification failed; please verify ${which} and chain-id (${chainId}): (unable to verify single signer signature)`,
  );
}

function raiseSequence({ store }: Context, address: string): void {
  const account = store.get('accounts', address);
  if (account) store.set('accounts', address, { ...account, sequence: account.sequence + 1n });
}
