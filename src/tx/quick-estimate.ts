import { fetchMaxGas } from '#chain/consensus/queries.ts';
import { assetOf } from '#config/networks.ts';
import { type Amount, amount } from '#domain/amount.ts';
import { gasLimitFor } from '#domain/fee.ts';
import { estimatePrice, fetchAnchor, simulateIntent } from './estimate.ts';
import type { TxIntent, TxMessage } from './intent.ts';
import { PART_GAS, splitByGas } from './parts.ts';
import { signerOf } from './signer.ts';
import type { TxStoreDeps } from './tx-store.ts';

/** The gas limit that would be signed, in units, and the fee for it. */
export type QuickEstimate = { readonly gas: bigint; readonly fee: Amount };

type Deps = Pick<TxStoreDeps, 'network' | 'client' | 'wallet'>;

/** Simulates an intent that nobody has reviewed yet, fee included. Throws `Stopped`, `SimulationRefused` and `ChainFailure`. */
export async function estimateIntent(intent: TxIntent, { network, wallet, ...deps }: Deps): Promise<QuickEstimate> {
  const client = deps.client(intent.chain);
  const { pubkey } = signerOf(wallet, intent);
  const anchor = await fetchAnchor(intent, { client, pending: [], sequenceFloor: 0n });
  const { gas, fee, feeDenom } = await estimatePrice(intent, pubkey, anchor, client, {});
  return { gas, fee: amount(assetOf(network, intent.chain, feeDenom), fee) };
}

/** The messages of an intent in parts that leave half of a block to others. Throws like `estimateIntent`. */
export async function splitIntent(intent: TxIntent, { wallet, ...deps }: Deps): Promise<readonly (readonly TxMessage[])[]> {
  const client = deps.client(intent.chain);
  const { pubkey } = signerOf(wallet, intent);
  const [anchor, maxGas] = await Promise.all([fetchAnchor(intent, { client, pending: [], sequenceFloor: 0n }), fetchMaxGas(client)]);
  const simulate = async (messages: readonly TxMessage[]) =>
    gasLimitFor(await simulateIntent({ ...intent, messages }, pubkey, anchor, client));
  return splitByGas(intent.messages, simulate, partCap(maxGas));
}

function partCap(maxGas: bigint | null): bigint {
  return maxGas !== null && maxGas / 2n < PART_GAS ? maxGas / 2n : PART_GAS;
}
