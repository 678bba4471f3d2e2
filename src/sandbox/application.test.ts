import { expect, test } from 'vitest';
import { peopleChain } from '#testing/people-chain.ts';
import { signedTx } from '#testing/signed-tx.ts';
import type { Module } from './application.ts';
import { nextBlock } from './clock.ts';
import type { Context } from './context.ts';
import { event } from './events.ts';
import { EMPTY, messageReader } from './message.ts';
import { SandboxNode } from './node.ts';
import { abciQuery } from './queries/abci-query.ts';
import { plainQuery } from './queries/query.ts';
import { sdk } from './refusal.ts';
import { answerRest } from './rest.ts';
import { restRoute } from './rest-routes.ts';
import { SECOND } from './time.ts';
import { decode, encode, fields } from './wire.ts';

/** A module that counts in the supply of a denom of its own, and what it was told in an order. */

const NOTE = fields({ sender: [1, 'string'] });
const ANSWER = fields({ count: [1, 'int'] });
const TYPE = '/test.counter.v1.MsgCount';

const countOf = (context: Pick<Context, 'store'>): bigint => context.store.get('supply', 'count') ?? 0n;

function counter(told: string[]): Module {
  return {
    name: 'counter',
    messages: [
      messageReader({
        typeUrl: TYPE,
        form: NOTE,
        signer: ({ sender }) => sender,
        execute(context) {
          context.store.set('supply', 'count', countOf(context) + 1n);
          return EMPTY;
        },
        aminoType: 'counter/MsgCount',
      }),
    ],
    gas: { [TYPE]: 12_345 },
    queries: [plainQuery('test.counter.v1.Query/Count', ANSWER, ({ tables }) => ({ count: tables.supply.get('count') ?? 0n }))],
    routes: [restRoute('/counter/{word}', 'test.counter.v1.Query', 'Count')],
    beginBlock: (_, { votes }) => void told.push(`begin, ${votes.length} votes`),
    endBlock: ({ events }) => void events.push(event('counter', ['said', 'bye'])),
    epochEnded: (_, identifier, number) => void told.push(`ended ${identifier} ${number}`),
    epochStarted(context, identifier, number) {
      told.push(`started ${identifier} ${number}`);
      context.store.set('supply', 'count', 99n);
      throw sdk(18, 'a hook that fails');
    },
    initGenesis: ({ store }, app) => store.set('supply', 'count', app.at('counter', 'begins').int()),
  };
}

const url = new URL('http://node/counter/any');

test('a module that is installed on a running chain takes part in everything', () => {
  const { state, people } = peopleChain(1);
  const [alice] = people;
  if (!alice) throw new Error('nobody');
  const node = new SandboxNode(null, state);
  nextBlock(node);
  const count = (sequence: bigint) => {
    const messages = [{ typeUrl: TYPE, value: encode(NOTE, { sender: alice.address }) }];
    return signedTx({ privateKey: alice.privateKey, accountNumber: alice.accountNumber, sequence, messages });
  };
  expect(node.check(count(0n))).toMatchObject({ code: 2, log: expect.stringContaining('unable to resolve type URL') });
  expect(abciQuery(node, '/test.counter.v1.Query/Count', new Uint8Array(), 0n)).toMatchObject({ code: 6 });
  expect(answerRest(node, 'GET', url, '').status).toBe(501);

  const told: string[] = [];
  node.install([counter(told)], { counter: { begins: '7' } });
  node.install([counter(told)], { counter: { begins: '1000' } });
  expect(node.state.singles.modules).toEqual(['counter']);
  expect(node.submit(count(0n)).result.code).toBe(0);
  const { txs, block } = nextBlock(node);
  expect(txs[0]?.result).toMatchObject({ code: 0 });
  const answer = abciQuery(node, '/test.counter.v1.Query/Count', new Uint8Array(), 0n);
  expect(decode(ANSWER, answer.value ?? new Uint8Array()).count).toBe(8n);
  expect(answerRest(node, 'GET', url, '')).toMatchObject({ status: 200, body: '{"count":"8"}' });
  expect(block.outcome?.events.filter(({ type }) => type === 'counter')).toHaveLength(1);
  expect(told).toEqual([expect.stringMatching(/^begin, [1-9]\d* votes$/)]);

  // The message's own gas is on top of the ante handler's.
  const without = { ...counter([]), gas: {} };
  const used = txs[0]?.result.gasUsed ?? 0n;
  node.install([without]);
  node.submit(count(1n));
  const cheaper = nextBlock(node).txs[0]?.result.gasUsed ?? 0n;
  // A signer's first transaction stores its key; in the second the sequence takes two bytes.
  expect(used - cheaper).toBe(12_345n + 13_000n - 20n);
});

test('hooks of epochs are told which one ended and which begins; one that fails leaves nothing behind', () => {
  const { state } = peopleChain(0);
  const told: string[] = [];
  const node = new SandboxNode(null, state);
  nextBlock(node);
  node.install([counter(told)], { counter: { begins: '7' } });
  told.length = 0;
  // The recorded chain has hours and minutes of 20 seconds.
  node.tick(node.state.singles.time + 21n * SECOND);
  expect(told.filter((word) => !word.startsWith('begin'))).toEqual([
    'ended hour 1',
    'started hour 2',
    'ended minute 1',
    'started minute 2',
  ]);
  expect(node.state.tables.supply.get('count')).toBe(7n);
});
