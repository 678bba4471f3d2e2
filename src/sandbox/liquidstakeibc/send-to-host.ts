import type { Context } from '../context.ts';
import { heightValue } from '../ibc/forms.ts';
import { NO_HEIGHT } from '../ibc/height.ts';
import { transfer } from '../ibc/msg-transfer.ts';
import { sequenceId } from '../ica/ica-controller.ts';
import type { Coin } from '../state.ts';
import { TIMEOUT } from './host-steps.ts';
import { depositAddress } from './module-accounts.ts';
import type { HostChain } from './records.ts';

/** Sends coins of the deposit account to the account that delegates on the host chain; the packet's `sequenceId`. */
export function sendToHost(context: Context, chain: HostChain, token: Coin): string {
  const sequence = transfer(context, {
    source_port: chain.port_id,
    source_channel: chain.channel_id,
    token,
    sender: depositAddress(),
    receiver: chain.delegation_account.address,
    timeout_height: heightValue(NO_HEIGHT),
    timeout_timestamp: context.time + TIMEOUT,
    memo: '',
  });
  return sequenceId(chain.channel_id, sequence);
}
