import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type SandboxServer, serveSandbox } from '../../scripts/sandbox-server.ts';
import { cosmjsSigned } from '../testing/cosmjs-signed.ts';
import { emptyBlock, recordedNode } from '../testing/recorded-node.ts';
import { recording } from '../testing/recording.ts';
import { differences } from '../testing/same-answer.ts';
import { rpcMethods } from './rpc.ts';
import { inProcessRpc } from './rpc-client.ts';
import { SubscriptionSession } from './subscriptions.ts';

/** Every recorded answer of the real node, asked again of the sandbox. */

type Recorded = {
  readonly request?: unknown;
  readonly requestBody?: unknown;
  readonly response?: { readonly status: number; readonly contentType: string | null; readonly body: unknown };
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
};
type Answer = { readonly status: number; readonly headers: Readonly<Record<string, string | string[] | undefined>>; readonly text: string };

const node = recordedNode();
let server: SandboxServer;
beforeAll(async () => {
  server = await serveSandbox(() => node, { rpc: 0, rest: 0 });
});
afterAll(() => server.close());

function ask(base: string, method: string, path: string, body: string, headers: Record<string, string> = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const call = request(`${base}${path}`, { method, headers }, async (response) => {
      const parts: Buffer[] = [];
      for await (const part of response) parts.push(part);
      resolve({ status: response.statusCode ?? 0, headers: response.headers, text: Buffer.concat(parts).toString() });
    });
    call.on('error', reject);
    call.end(body);
  });
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

/** The node's name, and what a recording was cut to. */
const IGNORED = ['moniker', 'proposer_priority'];

describe('JSON-RPC', () => {
  const all = Object.entries(recording<Record<string, Recorded>>('rpc'));
  const posts = all.filter(([, { response }]) => response !== undefined);
  const gets = all.filter(([, { response }]) => response === undefined);

  test.each(posts)('%s', async (_, { request: single, requestBody, response }) => {
    const body = typeof requestBody === 'string' ? requestBody : JSON.stringify(requestBody ?? single);
    const answer = await ask(server.rpcUrl, 'POST', '/', body, { 'content-type': 'application/json' });
    expect(answer.status).toBe(response?.status);
    expect(answer.headers['content-type'] ?? null).toBe(response?.contentType);
    expect(differences(response?.body, summarised(response?.body, parsed(answer.text)), IGNORED)).toEqual([]);
  });

  test.each(gets)('%s', async (name, recorded) => {
    const [method = '', path = ''] = `${recorded.request}`.split(' ');
    const origin = name === 'OPTIONS' || name === 'GET with origin' ? { origin: 'https://app.example' } : {};
    const preflight =
      name === 'OPTIONS' ? { 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' } : {};
    const answer = await ask(server.rpcUrl, method, path, '', { ...origin, ...preflight });
    expect(answer.status).toBe(recorded.status);
    expect(answer.headers).toMatchObject(recorded.headers ?? {});
    expect(differences(parsed(`${recorded.body}`), parsed(answer.text), IGNORED)).toEqual([]);
  });

  test('the state of a past height is the recorded one, byte for byte', async () => {
    const recorded = posts.find(([name]) => name === 'abci_query at a height')?.[1];
    const answer = await ask(server.rpcUrl, 'POST', '/', JSON.stringify(recorded?.request));
    expect(parsed(answer.text)).toEqual(recorded?.response?.body);
  });
});

/** One recording keeps only how many transactions came back. */
function summarised(recorded: unknown, actual: unknown): unknown {
  if (!JSON.stringify(recorded).includes('"returned"')) return actual;
  const { result, ...rest } = actual as { result: { txs: unknown[]; total_count: string } };
  return { ...rest, result: { total_count: result.total_count, returned: result.txs.length } };
}

const ALICE = 'persistence1jzr2ts2xvfcg6rsqj9z5fkjw9zn0x3y3dkgh0h';
const BOB = 'persistence1ntrkhg258f7q3sd6p7asz2yf4tdfl9pwmn5c8g';

/** A send of alice to bob. */
function signedSend(): Promise<Uint8Array> {
  const value = { fromAddress: ALICE, toAddress: BOB, amount: [{ denom: 'uxprt', amount: '5' }] };
  const rpc = inProcessRpc(() => rpcMethods(node));
  const fee = { amount: [{ denom: 'uxprt', amount: '214' }], gas: '85312' };
  return cosmjsSigned(rpc, 'alice', [{ typeUrl: '/cosmos.bank.v1beta1.MsgSend', value }], fee);
}

test('websocket', async () => {
  const sent: unknown[] = [];
  const session = new SubscriptionSession(node, rpcMethods(node), (text) => sent.push(JSON.parse(text)));
  const call = (id: number, method: string, params: object) => session.receive(JSON.stringify({ jsonrpc: '2.0', id, method, params }));
  const header = { query: "tm.event='NewBlockHeader'" };
  await call(1, 'subscribe', header);
  await call(2, 'subscribe', { query: "tm.event='Tx'" });
  await call(3, 'subscribe', header);
  await call(4, 'subscribe', { query: 'broken=' });
  await call(5, 'status', {});
  await call(6, 'nope', {});
  node.submit(await signedSend());
  node.tick(node.state.singles.time + 1_000_000_000n);
  await call(7, 'unsubscribe', header);
  await call(8, 'unsubscribe_all', {});
  session.close();
  emptyBlock(node);
  emptyBlock(node);
  expect(differences(recording('websocket'), sent, IGNORED)).toEqual([]);
});

describe('REST', () => {
  type RestAnswer = { readonly status: number; readonly cors?: string; readonly body: unknown };
  const all = Object.entries(recording<Record<string, RestAnswer>>('rest'));
  const gets = all.filter(([name]) => name.startsWith('GET'));

  test.each(gets)('%s', async (name, recorded) => {
    const answer = await ask(server.restUrl, 'GET', name.slice(4), '');
    expect(answer.status).toBe(recorded.status);
    expect(answer.headers['access-control-allow-origin'] ?? null).toBe(recorded.cors ?? null);
    if (typeof recorded.body === 'string' && recorded.body.startsWith('(long) ')) {
      const start = recorded.body.slice(7, recorded.body.indexOf(name.includes('node_info') ? '"moniker"' : '"gas_used"'));
      expect(answer.text.slice(0, start.length)).toBe(start);
    } else expect(differences(recorded.body, parsed(answer.text), IGNORED)).toEqual([]);
  });

  test('broadcast and simulate', async () => {
    const bytes = await signedSend();
    const post = async (path: string, body: object): Promise<RestAnswer> => {
      const answer = await ask(server.restUrl, 'POST', `/cosmos/tx/v1beta1/${path}`, JSON.stringify(body));
      return { status: answer.status, body: parsed(answer.text.replace(/ \[cosmos[^\]]*\]/, '')) };
    };
    const tx_bytes = Buffer.from(bytes).toString('base64');
    const answers: Record<string, RestAnswer> = {};
    for (const mode of ['SYNC', 'ASYNC', 'BLOCK'])
      answers[`POST /cosmos/tx/v1beta1/txs BROADCAST_MODE_${mode}`] = await post('txs', { tx_bytes, mode: `BROADCAST_MODE_${mode}` });
    node.tick(node.state.singles.time + 1_000_000_000n);
    answers['POST /cosmos/tx/v1beta1/simulate'] = await post('simulate', { tx_bytes });
    for (const [name, recorded] of all.filter(([key]) => key.startsWith('POST'))) {
      const body = JSON.parse(JSON.stringify(recorded.body).replace(/ \[cosmos[^\]]*\]/, ''));
      expect(differences(numbersApart({ ...recorded, body }), numbersApart(answers[name]), IGNORED), name).toEqual([]);
    }
  });
});

const numbersApart = (value: unknown): unknown => JSON.parse(JSON.stringify(value).replace(/(expected |got |used: ')\d+/g, '$1N'));
