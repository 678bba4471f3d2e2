import { dig, malformed } from '../abci.ts';
import type { ChainClient } from '../client.ts';

/** Gas that all transactions of one block may use together; null when the chain has no limit (`max_gas` −1). Throws `ChainFailure`. */
export async function fetchMaxGas(client: ChainClient): Promise<bigint | null> {
  const { result } = await client.rpc.execute({ jsonrpc: '2.0', id: 1, method: 'consensus_params', params: {} });
  const maxGas = dig(result, 'consensus_params', 'block', 'max_gas');
  if (typeof maxGas !== 'string' || !/^-?\d{1,19}$/.test(maxGas)) throw malformed('max gas');
  return BigInt(maxGas) < 0n ? null : BigInt(maxGas);
}
