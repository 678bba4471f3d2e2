import type { TxIntent, TxMessage } from './intent.ts';
import { timeoutTimestamp } from './transfer-gate.ts';

/**
 * The intent with the timeout of its packet counted from `chainTime` (milliseconds since 1970, of the sending chain's newest block): a form may
 * have stood open for an hour, and this device's clock may be wrong. Other intents as they are.
 */
export function timedIntent(intent: TxIntent, chainTime: number): TxIntent {
  const [hop] = intent.route?.hops ?? [];
  if (!hop) return intent;
  const timeout = timeoutTimestamp(chainTime, hop.timeout);
  return { ...intent, messages: intent.messages.map((message) => withTimeout(message, timeout)) };
}

function withTimeout({ typeUrl, value }: TxMessage, timeout: bigint): TxMessage {
  return { typeUrl, value: { ...Object(value), timeoutTimestamp: timeout } };
}
