import { expect, test } from 'vitest';
import { recording } from '#testing/recording.ts';
import type { RecordedTransaction } from '../../scripts/replay.ts';
import { commitVotes, deliverBlock, initChain } from './app.ts';
import type { Event } from './events.ts';
import type { SandboxState } from './state.ts';
import { SECOND } from './time.ts';

/** Event types and attribute names; and the values where no reward of the recorded chain's own history is in them. */
const shape = (events: readonly Event[]): string[] =>
  events.map(({ type, attributes }) => {
    const exact = /tokenize_shares|redeem_shares|^redelegate|^delegate/.test(type);
    const own = attributes.filter(([key]) => key !== 'completion_time');
    return `${type} ${own.map(([key, value]) => (exact ? `${key}=${value}` : key)).join(' ')}`;
  });

test('x/liquid: tokenize, send, redeem, lock and withdraw as recorded', () => {
  let state: SandboxState = initChain(recording('replay-modules/genesis'));
  const deliver = (txs: readonly Uint8Array[]) => {
    const after = deliverBlock(state, { time: state.singles.time + SECOND, proposer: '', lastCommit: commitVotes(state), txs });
    state = after.state;
    return after.results;
  };
  deliver([]);
  deliver([]);
  for (const { title, txBytes, result: recorded } of recording<RecordedTransaction[]>('tokenize-shares')) {
    const [result] = deliver([Uint8Array.from(Buffer.from(txBytes, 'base64'))]);
    if (!result || !recorded) throw new Error(`${title}: not executed`);
    expect([title, result.code, result.codespace, result.log]).toEqual([title, recorded.code, recorded.codespace, recorded.log ?? '']);
    expect(shape(result.events), title).toEqual(shape(recorded.events));
    expect(Math.abs(Number(result.gasUsed) / Number(recorded.gasUsed) - 1), title).toBeLessThan(0.1);
  }
});
