import { type AnteOptions, runAnte } from './ante.ts';
import type { Application } from './application.ts';
import { atomically, type Context } from './context.ts';
import { type Event, event, withAttribute } from './events.ts';
import { GasMeter } from './gas.ts';
import type { Message } from './message.ts';
import { Refusal, refusal, sdk } from './refusal.ts';
import type { Store } from './store.ts';
import { decodeTransaction, type Transaction } from './transaction.ts';
import { encode, fields, list } from './wire.ts';

/** Result of a transaction in a block, in CheckTx or in a simulation. */
export type TxResult = {
  readonly code: number;
  readonly codespace: string;
  readonly log: string;
  /** Protobuf TxMsgData with the messages' responses; empty when the transaction failed. */
  readonly data: Uint8Array;
  readonly gasWanted: bigint;
  readonly gasUsed: bigint;
  readonly events: readonly Event[];
};

/** A fault that the sandbox's owner puts into a transaction: it fails in its block after the fee is paid. */
export type Fault = 'out-of-gas' | 'liquid-stake-failed';

/** TxMsgData. */
const RESPONSES = fields({ msg_responses: [2, list('any')] });

const NOTHING = new Uint8Array(0);
/** What the chain reports as wanted by a simulation: no limit. */
const NO_LIMIT = 2n ** 64n - 1n;

/**
 * Runs a transaction on a working copy. A failing ante handler leaves nothing, a failing message leaves the fee and the sequence. In mode
 * `check` the messages are not executed.
 */
export function executeTransaction(
  application: Pick<Application, 'modules' | 'messages' | 'gas'>,
  store: Store,
  bytes: Uint8Array,
  options: AnteOptions,
  fault?: Fault,
): TxResult {
  const events: Event[] = [];
  let gas = new GasMeter(Number.POSITIVE_INFINITY);
  let gasWanted = 0n;
  const context = (): Context => ({ store, height: store.single('height'), time: store.single('time'), events, gas });
  const result = (code: number, codespace: string, log: string, data: Uint8Array): TxResult => ({
    code,
    codespace,
    log,
    data,
    gasWanted,
    gasUsed: BigInt(Math.round(gas.used)),
    events,
  });
  try {
    const transaction = decodeTransaction(bytes, application.messages);
    assertMessages(transaction);
    gasWanted = options.mode === 'simulate' ? NO_LIMIT : transaction.fee.gasLimit;
    const metered = options.mode !== 'simulate' && transaction.fee.gasLimit > 0n;
    gas = new GasMeter(metered ? Number(transaction.fee.gasLimit) : Number.POSITIVE_INFINITY);
    atomically(context(), () => runAnte(context(), transaction, options));
    if (options.mode === 'check') {
      for (const { checkTx } of application.modules) checkTx?.(context(), transaction.messages);
      return result(0, '', '', NOTHING);
    }
    return result(
      0,
      '',
      '',
      atomically(context(), () => runMessages(context(), transaction, application.gas, fault)),
    );
  } catch (error) {
    if (error instanceof Refusal) return result(error.code, error.codespace, error.message, NOTHING);
    throw error;
  }
}

function assertMessages({ messages }: Transaction): void {
  if (messages.length === 0) throw sdk(18, 'must contain at least one message');
  for (const message of messages) message.validate();
}

type TypeGas = Application['gas'];

/** All messages or none. Returns the responses as TxMsgData. */
function runMessages(context: Context, { messages }: Transaction, typeGas: TypeGas, fault: Fault | undefined): Uint8Array {
  if (fault === 'out-of-gas') failOutOfGas(context);
  const msgResponses = messages.map((message, index) => {
    const bytes = runMessage(context, message, index, fault, typeGas[message.typeUrl] ?? 0);
    return { typeUrl: `${message.typeUrl}Response`, bytes, json: {} };
  });
  return encode(RESPONSES, { msg_responses: msgResponses });
}

function failOutOfGas(context: Context): never {
  const { gas } = context;
  const used = Number.isFinite(gas.limit) ? gas.limit + 1 : gas.used;
  throw sdk(11, `out of gas in location: WriteFlat; gasWanted: ${gas.limit}, gasUsed: ${used}`);
}

function runMessage(context: Context, message: Message, index: number, fault: Fault | undefined, gas: number): Uint8Array {
  const events: Event[] = [];
  const inner = { ...context, events };
  try {
    if (fault === 'liquid-stake-failed') throw refusal('liquidstake', 22);
    const response = message.execute(inner);
    context.gas.use(gas);
    const all = [actionEvent(message, events), ...events];
    context.events.push(...all.map((one) => withAttribute(one, 'msg_index', String(index))));
    return response;
  } catch (error) {
    if (error instanceof Refusal && !isOutOfGas(error)) throw error.wrap(`failed to execute message; message index: ${index}`);
    throw error;
  }
}

const isOutOfGas = ({ codespace, code }: Refusal): boolean => codespace === 'sdk' && code === 11;

/** The first event of a message names its module unless the message's own events do. */
function actionEvent({ typeUrl, signer }: Message, events: readonly Event[]): Event {
  const action = event('message', ['action', typeUrl], ['sender', signer]);
  const named = events.some(({ attributes }) => attributes.some(([key]) => key === 'module'));
  return named ? action : withAttribute(action, 'module', typeUrl.split('.')[1] ?? '');
}
