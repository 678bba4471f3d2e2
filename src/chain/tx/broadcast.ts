import { ChainFailure, dig, malformed, textOf, toBase64, wholeNumber } from '../abci.ts';
import type { ChainClient } from '../client.ts';
import { txHash } from './tx-hash.ts';

/** CheckTx's answer. `code` 0: accepted, which is not yet included. */
export type BroadcastResult = { readonly hash: string; readonly code: number; readonly codespace: string; readonly log: string };

/**
 * Hands the exact bytes to a node. A node that already has them (JSON-RPC −32603 `tx already exists in cache`, `sdk` 19) counts as accepted:
 * the first copy is on its way or included. Throws `ChainFailure` when no node answered; the transaction may be on its way all the same.
 * After such an uncertain failure of an earlier try, code 32 can mean that this very transaction was included: look it up first.
 */
export async function broadcast(client: ChainClient, txBytes: Uint8Array): Promise<BroadcastResult> {
  const hash = txHash(txBytes);
  try {
    const params = { tx: toBase64(txBytes) };
    const { result } = await client.rpc.execute({ jsonrpc: '2.0', id: 1, method: 'broadcast_tx_sync', params });
    return checked(hash, result);
  } catch (failure) {
    if (isKnown(failure)) return { hash, code: 0, codespace: '', log: '' };
    throw failure;
  }
}

function checked(hash: string, result: unknown): BroadcastResult {
  const code = wholeNumber(dig(result, 'code'), 'code');
  const codespace = textOf(dig(result, 'codespace'), 'codespace', 64);
  if (textOf(dig(result, 'hash'), 'hash').toUpperCase() !== hash) throw malformed('hash of another transaction');
  if (codespace === 'sdk' && code === 19) return { hash, code: 0, codespace: '', log: '' };
  return { hash, code, codespace, log: textOf(dig(result, 'log'), 'log') };
}

function isKnown(failure: unknown): boolean {
  const error = failure instanceof ChainFailure ? failure.error : null;
  return error?.kind === 'rpc-error' && `${error.message} ${error.data}`.includes('tx already exists in cache');
}
