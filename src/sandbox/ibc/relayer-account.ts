import { onChain, perPrefix, prefixOf } from '../address.ts';
import { fromHex } from '../block-hash.ts';
import { amountOf } from '../coins.ts';
import { ceilInt, mulInt, parseDec } from '../dec.ts';
import { digest } from '../digest.ts';
import { fundAccount } from '../intervention.ts';
import type { SandboxNode } from '../node.ts';
import { signWithPublicSecret } from '../sign-secp256k1.ts';
import { holdSignature, keyAddress, SIGN_DOC } from '../signature.ts';
import type { Coin } from '../state.ts';
import { AUTH_INFO, BODY, RAW } from '../transaction.ts';
import { type AnyValue, encode, fields, packAny } from '../wire.ts';

/** The account by which the relayer pays and signs: `relayer` of the sandbox's accounts, whose keys are public, at m/44'/coin type'/0'/0/0. */
const SECRETS = {
  118: fromHex('0084f54a2d6af087a8b4de66544ab89be438aceab9915686407b9748cc2e4a1c'),
  564: fromHex('833cd8f9f2b765d79a1a485cbc6116bdbff1acd9d659888dd9bb4bf29243f275'),
};
/** Their public keys, written down because deriving them takes as long as a block. */
const PUBLIC = {
  118: fromHex('02001878b87095bc92c7253667191c1984d7e0b15c674710a8dff36b636f88c9b6'),
  564: fromHex('03a7302fef73b385aa0654c13802f7076859afb396af4fb2dd4a30190b0efa3045'),
};

/** Coin type of the chain whose code runs. */
const coinType = (): keyof typeof SECRETS => (prefixOf('account') === 'dydx' ? 564 : 118);
const keysOn = ({ state }: Pick<SandboxNode, 'state'>) =>
  onChain(state.singles.prefix, () => ({ secret: SECRETS[coinType()], public: PUBLIC[coinType()] }));

/** Gas that a gift pays for: some ten thousand transactions. */
const FUNDED_GAS = 10_000_000_000n;
const PUBLIC_KEY = fields({ key: [1, 'bytes'] });
const DIRECT = 1;

/** The relayer's address on the chain whose code runs. */
export const relayerHere = perPrefix(() => keyAddress(PUBLIC[coinType()]));
export const relayerAddress = ({ state }: Pick<SandboxNode, 'state'>): string => onChain(state.singles.prefix, relayerHere);

/** Gives the relayer money where it can no longer pay for a hundredth of it. */
export function fundRelayer(node: SandboxNode): void {
  const address = relayerAddress(node);
  const { denom, amount } = feeFor(node, FUNDED_GAS);
  const owned = amountOf(node.state.tables.balances.get(address) ?? [], denom);
  if (owned * 100n < amount) node.intervene(fundAccount(address, denom, amount));
}

/** What the node asks for so much gas, and a base unit more. */
const feeFor = ({ minGasPrice, state }: SandboxNode, gas: bigint): Coin => ({
  denom: state.singles.staking.params.bondDenom,
  amount: ceilInt(mulInt(parseDec(minGasPrice), gas)) + 1n,
});

/** A transaction of the relayer, signed; with `gasLimit` null it is for simulation only and has no signature. */
export function relayerTx(node: SandboxNode, messages: readonly AnyValue[], gasLimit: bigint | null): Uint8Array {
  const { chainId } = node.state.singles;
  const account = node.state.tables.accounts.get(relayerAddress(node));
  const gas = gasLimit ?? 0n;
  const body_bytes = encode(BODY, { messages, memo: '', timeout_height: 0n, timeout_timestamp: null, extension_options: [] });
  const auth_info_bytes = encode(AUTH_INFO, {
    signer_infos: [
      {
        public_key: packAny('/cosmos.crypto.secp256k1.PubKey', PUBLIC_KEY, { key: keysOn(node).public }),
        mode_info: { single: { mode: DIRECT } },
        sequence: account?.sequence ?? 0n,
      },
    ],
    fee: { amount: [feeFor(node, gas)], gas_limit: gas, payer: '', granter: '' },
  });
  if (gasLimit === null) return encode(RAW, { body_bytes, auth_info_bytes, signatures: [new Uint8Array(64)] });
  const document = { body: body_bytes, auth_info: auth_info_bytes, chain_id: chainId, account_number: account?.number ?? 0n };
  const keys = keysOn(node);
  const hash = digest(encode(SIGN_DOC, document));
  const signature = signWithPublicSecret(hash, keys.secret);
  holdSignature(hash, signature, keys.public);
  return encode(RAW, { body_bytes, auth_info_bytes, signatures: [signature] });
}
