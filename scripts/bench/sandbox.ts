// What the sandbox's state machine costs: transactions per second in one thread, blocks per second, start of a chain.
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { MsgSend } from 'cosmjs-types/cosmos/bank/v1beta1/tx';
import { commitVotes, deliverBlock, initChain } from '#sandbox/app.ts';
import type { SandboxState } from '#sandbox/state.ts';
import { SECOND } from '#sandbox/time.ts';
import { peopleChain } from '#testing/people-chain.ts';
import { signedTx } from '#testing/signed-tx.ts';

export type Measure = { readonly name: string; readonly value: number; readonly unit: string };

const TXS_PER_BLOCK = 100;

function nextBlock(state: SandboxState, txs: readonly Uint8Array[] = []): SandboxState {
  const { state: after, results } = deliverBlock(state, {
    time: state.singles.time + SECOND,
    proposer: '',
    lastCommit: commitVotes(state),
    txs,
  });
  const failed = results.find(({ code }) => code !== 0);
  if (failed) throw new Error(failed.log);
  return after;
}

function transactionsPerSecond(): number {
  const { state, people } = peopleChain(20);
  const blocks = Array.from({ length: 10 }, (_, round) =>
    Array.from({ length: TXS_PER_BLOCK }, (_, index) => {
      const from = people[index % people.length];
      const to = people[(index + 1) % people.length];
      if (!from || !to) throw new Error('nobody');
      const sequence = BigInt(round * (TXS_PER_BLOCK / people.length) + Math.floor(index / people.length));
      const send = MsgSend.fromPartial({
        fromAddress: from.address,
        toAddress: to.address,
        amount: [{ denom: 'uxprt', amount: '5' }],
      });
      const messages = [{ typeUrl: '/cosmos.bank.v1beta1.MsgSend', value: MsgSend.encode(send).finish() }];
      return signedTx({ privateKey: from.privateKey, accountNumber: from.accountNumber, sequence, messages, gas: 200_000n });
    }),
  );
  let current = nextBlock(nextBlock(state), blocks[0]);
  const start = performance.now();
  for (const txs of blocks.slice(1)) current = nextBlock(current, txs);
  return ((blocks.length - 1) * TXS_PER_BLOCK * 1000) / (performance.now() - start);
}

function emptyBlocksPerSecond(): number {
  const blocks = 500;
  let { state } = peopleChain(0);
  const start = performance.now();
  for (let height = 0; height < blocks; height += 1) state = nextBlock(state);
  return (blocks * 1000) / (performance.now() - start);
}

function startMilliseconds(): number {
  const file = new URL('../../src/testing/recordings/replay-liquid/genesis.json.gz', import.meta.url);
  const genesis: unknown = JSON.parse(gunzipSync(readFileSync(file)).toString('utf8'));
  const start = performance.now();
  initChain(genesis);
  return performance.now() - start;
}

/** Figures for `npm run bench`. */
export function benchSandbox(): Measure[] {
  return [
    { name: 'sandbox: chain start', value: startMilliseconds(), unit: 'ms' },
    { name: 'sandbox: transactions executed and verified', value: transactionsPerSecond(), unit: 'per second' },
    { name: 'sandbox: empty blocks', value: emptyBlocksPerSecond(), unit: 'per second' },
  ];
}
