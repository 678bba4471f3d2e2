import type { BlockHeader } from './block-hash.ts';
import { commitSignatures } from './block-store.ts';
import { type EventQuery, type IndexedAttribute, matchesAnyEvent, parseEventQuery } from './event-query.ts';
import { toBase64 } from './go-encoding.ts';
import { answerRequest, internalError, type MethodTable, method, type RpcId } from './json-rpc.ts';
import type { BlockNews, SandboxNode } from './node.ts';
import { blockJson, eventJson, headerJson, txResultJson } from './rpc-json.ts';
import { attributesOf, type IndexedTx, txAttributes } from './tx-index.ts';

/** One thing that happened, as subscribers get it: the typed value, and the attributes that queries look at. */
type Occurrence = { readonly type: string; readonly value: unknown; readonly attributes: readonly IndexedAttribute[] };

type Subscription = { readonly id: RpcId; readonly source: string; readonly query: EventQuery };

/** CometBFT's `max_subscriptions_per_client`. */
const MAX_SUBSCRIPTIONS = 5;

/** A websocket connection to a node: requests go in as texts, answers and events come out through `send`. */
export class SubscriptionSession {
  readonly #methods: MethodTable;
  readonly #send: (text: string) => void;
  readonly #subscriptions = new Map<string, Subscription>();
  readonly #end: () => void;
  #id: RpcId = -1;

  /** @param methods the node's methods, which work over the websocket too. */
  constructor(node: SandboxNode, methods: MethodTable, send: (text: string) => void) {
    this.#send = send;
    this.#methods = {
      ...methods,
      subscribe: method({ query: 'text' }, ({ query }) => this.#subscribe(query ?? '')),
      unsubscribe: method({ query: 'text' }, ({ query }) => this.#unsubscribe(query ?? '')),
      unsubscribe_all: method({}, () => this.#unsubscribeAll()),
    };
    this.#end = node.subscribe((news) => this.#publish(occurrences(node, news)));
  }

  /** Answers one request, or a list of them one by one. */
  async receive(text: string): Promise<void> {
    let parsed: unknown;
    try {
      parsed = JSON.parse(text);
    } catch {
      this.#send(
        JSON.stringify({
          jsonrpc: '2.0',
          error: { code: -32700, message: 'Parse error. Invalid JSON', data: 'error unmarshaling request' },
        }),
      );
      return;
    }
    for (const request of Array.isArray(parsed) ? parsed : [parsed]) {
      this.#id = idOf(request);
      const answer = await answerRequest(this.#methods, request);
      if (answer) this.#send(JSON.stringify(answer));
    }
  }

  close(): void {
    this.#subscriptions.clear();
    this.#end();
  }

  #subscribe(source: string): object {
    if (this.#subscriptions.size >= MAX_SUBSCRIPTIONS) throw internalError(`max_subscriptions_per_client ${MAX_SUBSCRIPTIONS} reached`);
    if (source.length > 512) throw internalError('maximum query length exceeded');
    let query: EventQuery;
    try {
      query = parseEventQuery(source);
    } catch (failure) {
      throw internalError(`failed to parse query: ${failure instanceof Error ? failure.message : failure}`);
    }
    if (this.#subscriptions.has(source)) throw internalError('already subscribed');
    this.#subscriptions.set(source, { id: this.#id, source, query });
    return {};
  }

  #unsubscribe(source: string): object {
    if (!this.#subscriptions.delete(source)) throw internalError('subscription not found');
    return {};
  }

  #unsubscribeAll(): object {
    if (this.#subscriptions.size === 0) throw internalError('subscription not found');
    this.#subscriptions.clear();
    return {};
  }

  #publish(all: readonly Occurrence[]): void {
    for (const { type, value, attributes } of all)
      for (const { id, source, query } of this.#subscriptions.values()) {
        if (!matchesAnyEvent(query, attributes)) continue;
        const result = { query: source, data: { type: `tendermint/event/${type}`, value }, events: valuesByTag(attributes) };
        this.#send(JSON.stringify({ jsonrpc: '2.0', id, result }));
      }
  }
}

function idOf(request: unknown): RpcId {
  const id = typeof request === 'object' && request !== null && 'id' in request ? request.id : undefined;
  return typeof id === 'string' || typeof id === 'number' ? id : -1;
}

const ofType = (type: string, attributes: readonly IndexedAttribute[]): IndexedAttribute[] => [
  ...attributes,
  { tag: 'tm.event', value: type, event: -1 },
];

function occurrences(node: SandboxNode, { block, txs }: BlockNews): Occurrence[] {
  const before = node.blocks.at(block.header.height - 1);
  const lastCommit = before ? commitSignatures(before, block.header.time) : [];
  const events = block.outcome?.events ?? [];
  return [
    {
      type: 'NewBlock',
      value: { ...blockJson(block, lastCommit), result_finalize_block: { events: events.map(eventJson) } },
      attributes: ofType('NewBlock', attributesOf(events)),
    },
    headerOccurrence(block.header),
    ...txs.map((tx) => ({ type: 'Tx', value: { TxResult: txValue(tx) }, attributes: ofType('Tx', txAttributes(tx)) })),
  ];
}

const headerOccurrence = (header: BlockHeader): Occurrence => ({
  type: 'NewBlockHeader',
  value: { header: headerJson(header) },
  attributes: ofType('NewBlockHeader', []),
});

/** In events protobuf's JSON is used, which leaves out what is zero or empty. */
function txValue(tx: IndexedTx): object {
  const filled = Object.entries(txResultJson(tx.result)).filter(([, value]) => value !== 0 && value !== '' && value !== null);
  return {
    height: `${tx.height}`,
    ...(tx.index === 0 ? {} : { index: tx.index }),
    tx: toBase64(tx.bytes),
    result: Object.fromEntries(filled),
  };
}

function valuesByTag(attributes: readonly IndexedAttribute[]): Record<string, string[]> {
  const values: Record<string, string[]> = {};
  for (const { tag, value } of attributes) {
    const known = values[tag];
    if (known) known.push(value);
    else values[tag] = [value];
  }
  return values;
}
