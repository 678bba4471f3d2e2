import { onChain } from '#sandbox/address.ts';
import { heightValue } from '#sandbox/ibc/forms.ts';
import { NO_HEIGHT } from '#sandbox/ibc/height.ts';
import { type Sent, transfer } from '#sandbox/ibc/msg-transfer.ts';
import type { SandboxNode } from '#sandbox/node.ts';
import { Store } from '#sandbox/store.ts';
import { SECOND } from '#sandbox/time.ts';
import { contextOn } from './staking-world.ts';

/** What to send: all but the amount has a default. `seconds`: timeout from now. */
export type Sending = {
  readonly channel?: string;
  readonly denom: string;
  readonly amount: bigint;
  readonly sender: string;
  readonly receiver: string;
  readonly seconds?: number;
  readonly memo?: string;
};

/** Sends coins between two blocks, as a MsgTransfer would, but without a transaction and its fee. @throws Refusal */
export function sendTransfer(
  node: SandboxNode,
  { channel = 'channel-0', denom, amount, sender, receiver, seconds = 600, memo = '' }: Sending,
): bigint {
  let sequence = 0n;
  node.intervene((state) =>
    onChain(state.singles.prefix, () => {
      const store = new Store(state);
      const message: Sent = {
        source_port: 'transfer',
        source_channel: channel,
        token: { denom, amount },
        sender,
        receiver,
        timeout_height: heightValue(NO_HEIGHT),
        timeout_timestamp: state.singles.time + BigInt(seconds) * SECOND,
        memo,
      };
      sequence = transfer(contextOn(store), message);
      return store.freeze();
    }),
  );
  return sequence;
}
