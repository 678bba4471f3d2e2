import type { Context } from '../context.ts';
import { channelAt } from '../ibc/channel.ts';
import { heightValue } from '../ibc/forms.ts';
import { NO_HEIGHT } from '../ibc/height.ts';
import { refused } from '../ibc/refusals.ts';
import type { Coin } from '../state.ts';
import { pack, sendSteps, TIMEOUT, transferStep } from './host-steps.ts';
import type { HostChain } from './records.ts';

/** Lets one of the module's accounts send coins from the host chain to an account of this chain; the `sequenceId` of what tells it to. */
export function sendBack(context: Context, chain: HostChain, from: HostChain['rewards_account'], token: Coin, receiver: string): string {
  const channel = channelAt(context.store, chain.port_id, chain.channel_id);
  if (!channel) throw refused('channel', 3, chain.channel_id);
  const step = pack(transferStep, {
    source_port: channel.counterpartyPort,
    source_channel: channel.counterpartyChannel,
    token,
    sender: from.address,
    receiver,
    timeout_height: heightValue(NO_HEIGHT),
    timeout_timestamp: context.time + TIMEOUT,
  });
  return sendSteps(context, from.owner, [step]);
}
