import type { Context } from '../context.ts';
import { HEIGHT } from '../ibc/forms.ts';
import { sendTransaction } from '../ica/ica-controller.ts';
import { SECOND } from '../time.ts';
import { type AnyValue, decode, encode, fields, type Message, type Value } from '../wire.ts';
import { COIN } from '../wire-coins.ts';
import type { Part } from './split.ts';

/** What the module lets its accounts do on a host chain: the messages as the host chain reads them, and what they answer. */

/** After that a packet is of no use any more: two hours, in nanoseconds. */
export const TIMEOUT = 7200n * SECOND;

/** A message type, with the form of its answer. */
type Step<Form, Answer> = { readonly typeUrl: string; readonly form: Message<Form>; readonly answer: Message<Answer> };

const step = <Form, Answer>(typeUrl: string, form: Message<Form>, answer: Message<Answer>): Step<Form, Answer> => ({
  typeUrl,
  form,
  answer,
});

const STAKE = fields({ delegator_address: [1, 'string'], validator_address: [2, 'string'], amount: [3, COIN] });
const NOTHING = fields({});

export const delegateStep = step('/cosmos.staking.v1beta1.MsgDelegate', STAKE, NOTHING);
export const undelegateStep = step('/cosmos.staking.v1beta1.MsgUndelegate', STAKE, fields({ completion_time: [1, 'time'] }));
export const withdrawStep = step(
  '/cosmos.distribution.v1beta1.MsgWithdrawDelegatorReward',
  fields({ delegator_address: [1, 'string'], validator_address: [2, 'string'] }),
  NOTHING,
);
export const redeemSharesStep = step(
  '/gaia.liquid.v1beta1.MsgRedeemTokensForShares',
  fields({ delegator_address: [1, 'string'], amount: [2, COIN] }),
  fields({ amount: [1, COIN] }),
);
export const transferStep = step(
  '/ibc.applications.transfer.v1.MsgTransfer',
  fields({
    source_port: [1, 'string'],
    source_channel: [2, 'string'],
    token: [3, COIN],
    sender: [4, 'string'],
    receiver: [5, 'string'],
    timeout_height: [6, HEIGHT],
    timeout_timestamp: [7, 'uint64'],
  }),
  fields({ sequence: [1, 'uint64'] }),
);

export const pack = <Form>({ typeUrl, form }: Step<Form, unknown>, content: Form): AnyValue => ({
  typeUrl,
  bytes: encode(form, content),
  json: {},
});

export const stakeSteps = (kind: Step<Value<typeof STAKE>, unknown>, delegator: string, parts: readonly Part[], denom: string) =>
  parts.map(({ operator, amount }) => pack(kind, { delegator_address: delegator, validator_address: operator, amount: { denom, amount } }));

/** Runs the work when a message is of this kind; `answer` is what the host chain answered to it, if it did. */
export function onStep<Form, Answer>(
  kind: Step<Form, Answer>,
  message: AnyValue,
  answer: AnyValue | undefined,
  work: (content: Form, answer: Answer) => void,
): void {
  if (message.typeUrl === kind.typeUrl) work(decode(kind.form, message.bytes), decode(kind.answer, answer?.bytes ?? new Uint8Array(0)));
}

/** Lets one of the module's accounts execute messages; returns the packet's `sequenceId`. Refused when it cannot be sent. */
export const sendSteps = (context: Context, owner: string, messages: readonly AnyValue[]): string =>
  sendTransaction(context, owner, messages, TIMEOUT);
