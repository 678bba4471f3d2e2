import { encodeAuthInfo, encodeBody, encodeTx } from '#chain/tx/encode.ts';
import { encodeMessage } from '#chain/tx/registry.ts';
import type { ChainId } from '#config/network.ts';
import type { HubGraph } from '#domain/hub-graph.ts';
import type { SignAnswer, SignRequest } from '#wallet/wallet.ts';
import { allowedMessage } from './allowed-messages.ts';
import { type GateRefusal, Refused, same } from './gate-refusal.ts';
import type { TxIntent } from './intent.ts';
import { readAmino } from './read-amino.ts';
import { readDirect } from './read-direct.ts';
import { hexOf, type SignContent, sameBytes } from './sign-content.ts';
import { checkTransfer } from './transfer-gate.ts';

/** What the document must say, gathered from the intent, the account, the chain and the estimate, never from the document. Fees in base units of `feeDenom`. */
export type Expectation = {
  readonly intent: Pick<TxIntent, 'kind' | 'sender' | 'messages' | 'route'>;
  readonly chainId: ChainId;
  /** Header time of the chain's newest block (ms since 1970): timeouts of packets count from it. */
  readonly chainTime: number;
  /** The pinned channels of the network: the only ones that a transfer may take. */
  readonly graph: HubGraph;
  readonly pubkey: Uint8Array;
  readonly accountNumber: bigint;
  readonly sequence: bigint;
  readonly timeoutHeight: bigint;
  readonly gas: bigint;
  readonly feeDenom: string;
  readonly fee: bigint;
  /** What the wallet may raise the fee to. It may lower it to nothing: the node then says what it wants. */
  readonly feeCeiling: bigint;
};

export type RequestVerdict =
  | { readonly kind: 'pass'; readonly content: SignContent }
  | { readonly kind: 'refused'; readonly refusal: GateRefusal };

/** `txBytes` are the only bytes that may be broadcast. */
export type AnswerVerdict =
  | { readonly kind: 'pass'; readonly content: SignContent; readonly txBytes: Uint8Array }
  | { readonly kind: 'refused'; readonly refusal: GateRefusal };

/** Before the wallet is asked: the exact bytes say what the screen says, and nothing else. */
export function checkRequest(request: SignRequest, expected: Expectation): RequestVerdict {
  return judged('request', () => {
    same('signer', expected.intent.sender, request.signer);
    same('chain-id', expected.chainId, request.chainId);
    const content = request.mode === 'direct' ? readDirect(request, 'direct') : readAmino(request.document);
    compare(content, expected, { min: expected.fee, max: expected.fee });
    return { kind: 'pass', content };
  });
}

/**
 * After the wallet answered: it may have changed the fee inside the bounds, nothing else. The bytes to broadcast are those that it returned;
 * for amino they are built from the returned document and read once more.
 */
export function checkAnswer(request: SignRequest, answer: SignAnswer, expected: Expectation): AnswerVerdict {
  return judged('answer', () => {
    same('sign-mode', request.mode, answer.mode);
    same('public-key', hexOf(expected.pubkey), hexOf(answer.pubkey));
    same('signature', '64', String(answer.signature.length));
    const bounds = { min: 0n, max: expected.feeCeiling };
    const tx = answer.mode === 'direct' ? answer : rebuilt(answer, expected, bounds);
    const content = readDirect({ ...tx, chainId: expected.chainId, accountNumber: expected.accountNumber }, answer.mode);
    compare(content, expected, bounds);
    return { kind: 'pass', content, txBytes: encodeTx(tx.bodyBytes, tx.authInfoBytes, answer.signature) };
  });
}

type FeeBounds = { readonly min: bigint; readonly max: bigint };

type AminoAnswer = Extract<SignAnswer, { mode: 'amino' }>;

/** The transaction that an amino document stands for. The chain builds the same document from it to check the signature. */
function rebuilt(answer: AminoAnswer, expected: Expectation, bounds: FeeBounds): { bodyBytes: Uint8Array; authInfoBytes: Uint8Array } {
  const content = readAmino(answer.document);
  compare(content, expected, bounds);
  const { messages, memo, timeoutHeight, sequence, fee, gas } = content;
  return {
    bodyBytes: encodeBody({ messages, memo, timeoutHeight }),
    authInfoBytes: encodeAuthInfo({ pubkey: answer.pubkey, sequence, mode: 'amino', fee, gas }),
  };
}

function judged<T>(phase: GateRefusal['phase'], check: () => T): T | { readonly kind: 'refused'; readonly refusal: GateRefusal } {
  try {
    return check();
  } catch (error) {
    const objection =
      error instanceof Refused ? error.objection : { field: 'unreadable' as const, expected: 'a readable document', found: String(error) };
    return { kind: 'refused', refusal: { phase, ...objection } };
  }
}

function compare(content: SignContent, expected: Expectation, fee: FeeBounds): void {
  same('chain-id', expected.chainId, content.chainId);
  same('account-number', String(expected.accountNumber), String(content.accountNumber));
  same('sequence', String(expected.sequence), String(content.sequence));
  if (content.pubkey) same('public-key', hexOf(expected.pubkey), hexOf(content.pubkey));
  compareMessages(content.messages, expected);
  same('memo', '', content.memo);
  same('timeout-height', String(expected.timeoutHeight), String(content.timeoutHeight));
  same('gas', String(expected.gas), String(content.gas));
  compareFee(content, expected.feeDenom, fee);
}

function compareMessages(found: SignContent['messages'], { intent, chainId: chain, ...circumstances }: Expectation): void {
  const { route } = intent;
  if (intent.kind === 'transfer') same('message-count', '1', String(intent.messages.length));
  else same('route', 'none', route ? 'one' : 'none');
  same('message-count', String(intent.messages.length || 'at least 1'), String(found.length));
  found.forEach((message, i) => {
    const wanted = intent.messages[i];
    const allowed = allowedMessage(intent.kind, message.typeUrl);
    if (!allowed) throw new Refused('message-type', `a message of a ${intent.kind}`, message.typeUrl);
    same('message-type', String(wanted?.typeUrl), message.typeUrl);
    for (const field of allowed.own) same('signer', intent.sender, textIn(message.value, field));
    if (intent.kind === 'transfer') checkTransfer(message.value, { chain, route, ...circumstances });
    if (!wanted || !sameBytes(encodeMessage(wanted), message.bytes)) throw new Refused('message', show(wanted?.value), show(message.value));
  });
}

function compareFee(content: SignContent, denom: string, bounds: FeeBounds): void {
  const [coin, ...more] = content.fee;
  for (const other of more) throw new Refused('fee-denom', denom, `also ${other.denom}`);
  if (coin) same('fee-denom', denom, coin.denom);
  const amount = coin?.amount ?? 0n;
  if (amount < bounds.min || amount > bounds.max) throw new Refused('fee-amount', `${bounds.min} to ${bounds.max}`, String(amount));
}

function textIn(value: unknown, field: string): string {
  return String(Reflect.get(Object(value), field));
}

function show(value: unknown): string {
  return String(JSON.stringify(value, (_, each) => (typeof each === 'bigint' ? String(each) : each)));
}
