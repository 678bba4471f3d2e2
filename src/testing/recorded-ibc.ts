import type { ChainClient } from '../chain/client.ts';
import { createTransport } from '../chain/transport.ts';
import { fakeChain } from './fake-nodes.ts';
import { recording } from './recording.ts';

type Response = {
  readonly code: number;
  readonly codespace: string;
  readonly log: string;
  readonly value: string | null;
  readonly height: string;
};
type Recorded = { readonly path: string; readonly data: string; readonly response: Response };

/** What a node answers to a gRPC path, by its request in hexadecimal; undefined leaves it to the recording. */
export type Instead = (path: string, data: string) => Partial<Response> | undefined;

/** As baseapp answers for a key that is not there (recorded: the height of a refusal is 0). */
export const NOT_FOUND: Partial<Response> = { code: 22, codespace: 'sdk', log: 'rpc error: code = NotFound desc = x: key not found' };

/** The node of persistenceCore v16.0.1 with two channels, behind the real transport. What was not recorded is not there; lists were recorded without paging. */
export function recordedIbcNode(instead: Instead = () => undefined): ChainClient {
  const recorded = Object.values(recording<Readonly<Record<string, Recorded>>>('ibc-queries'));
  const chain = fakeChain('node');
  const answer = (path: string, data: string): Response => {
    const response = recorded.find((one) => one.path === path && data.startsWith(one.data))?.response;
    return {
      code: 0,
      codespace: '',
      log: '',
      value: null,
      height: '393',
      ...(instead(path, data) ?? response ?? { ...NOT_FOUND, height: '0' }),
    };
  };
  const fetching: typeof fetch = async (_, init) => {
    const parsed: unknown = JSON.parse(String(init?.body));
    const calls = (Array.isArray(parsed) ? parsed : [parsed]) as { id: number; method: string; params: { path: string; data: string } }[];
    const all = calls.map(({ id, method, params }) => {
      const result = method === 'status' ? STATUS : { response: answer(params.path, params.data) };
      return { jsonrpc: '2.0', id, result };
    });
    return new Response(JSON.stringify(all.length === 1 ? all[0] : all));
  };
  const transport = createTransport(chain, { fetch: fetching });
  return { network: 'recorded', chain, rpc: transport.rpc, status: transport.status };
}

const STATUS = {
  node_info: { network: 'core-sandbox-1', version: '0.38.19' },
  sync_info: { latest_block_height: '393', latest_block_time: '2026-11-22T15:33:00Z', catching_up: false },
};
