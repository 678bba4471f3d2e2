import { secp256k1 } from '@noble/curves/secp256k1.js';
import { onChain } from '../address.ts';
import { digest } from '../digest.ts';
import { fundAccount } from '../intervention.ts';
import type { SandboxNode } from '../node.ts';
import { keyAddress, SIGN_DOC } from '../signature.ts';
import { AUTH_INFO, BODY, RAW } from '../transaction.ts';
import { type AnyValue, encode, fields, packAny } from '../wire.ts';
import { utf8 } from './bytes.ts';

/** The account by which the relayer pays and signs, the same key on every chain. */

const SECRET = digest(utf8('stkhub sandbox relayer'));
const PUBLIC = secp256k1.getPublicKey(SECRET);
const KEY = packAny('/cosmos.crypto.secp256k1.PubKey', fields({ key: [1, 'bytes'] }), { key: PUBLIC });

/** Base units of the staked coin that the relayer begins with on a chain: enough for millions of transactions. */
const FUNDS = 10_000_000_000n;
/** Of the staked coin per 100 gas, four times what the nodes ask for. */
const FEE_PER_100_GAS = 1n;
const DIRECT = 1;

/** The relayer's address on the chain whose code runs. */
export const relayerHere = (): string => keyAddress(PUBLIC);
export const relayerAddress = ({ state }: Pick<SandboxNode, 'state'>): string => onChain(state.singles.prefix, relayerHere);

/** Gives the relayer an account with money where it has none. */
export function fundRelayer(node: SandboxNode): void {
  const address = relayerAddress(node);
  if (node.state.tables.accounts.has(address)) return;
  node.intervene(fundAccount(address, node.state.singles.staking.params.bondDenom, FUNDS));
}

/** A transaction of the relayer, signed; with `gasLimit` null it is for simulation only and has no signature. */
export function relayerTx(node: SandboxNode, messages: readonly AnyValue[], gasLimit: bigint | null): Uint8Array {
  const { chainId, staking } = node.state.singles;
  const account = node.state.tables.accounts.get(relayerAddress(node));
  const gas = gasLimit ?? 0n;
  const body_bytes = encode(BODY, { messages, memo: '', timeout_height: 0n, timeout_timestamp: null, extension_options: [] });
  const auth_info_bytes = encode(AUTH_INFO, {
    signer_infos: [{ public_key: KEY, mode_info: { single: { mode: DIRECT } }, sequence: account?.sequence ?? 0n }],
    fee: {
      amount: [{ denom: staking.params.bondDenom, amount: (gas * FEE_PER_100_GAS) / 100n + 1n }],
      gas_limit: gas,
      payer: '',
      granter: '',
    },
  });
  if (gasLimit === null) return encode(RAW, { body_bytes, auth_info_bytes, signatures: [new Uint8Array(64)] });
  const document = { body: body_bytes, auth_info: auth_info_bytes, chain_id: chainId, account_number: account?.number ?? 0n };
  const signature = secp256k1.sign(encode(SIGN_DOC, document), SECRET);
  return encode(RAW, { body_bytes, auth_info_bytes, signatures: [signature] });
}
