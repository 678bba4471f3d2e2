import { encodeMessage } from '#chain/tx/registry.ts';
import { graphOf } from '#config/graph-of.ts';
import type { Network } from '#config/network.ts';
import type { SignRequest } from '#wallet/wallet.ts';
import type { Anchor, Price } from './estimate.ts';
import type { TxIntent } from './intent.ts';
import { type Review, reviewOf } from './review.ts';
import { sameBytes } from './sign-content.ts';
import { checkRequest, type Expectation } from './sign-gate.ts';
import { signRequest } from './sign-request.ts';
import type { Signer } from './signer.ts';
import { Stopped } from './stopped.ts';
import { timedIntent } from './timed-intent.ts';

/** A document that passed the gate, with its receipt. */
export type Draft = {
  readonly intent: TxIntent;
  readonly price: Price;
  readonly expectation: Expectation;
  readonly request: SignRequest;
  readonly review: Review;
};

/** Builds the document and reads it back through the gate: the receipt shows what was read. Throws `Stopped` with the gate's refusal. */
export function draftOf(intent: TxIntent, signer: Signer, anchor: Anchor, price: Price, network: Network): Draft {
  const timed = timedIntent(intent, anchor.chainTime);
  const expectation = { intent: timed, chainId: intent.chain, graph: graphOf(network), pubkey: signer.pubkey, ...anchor, ...price };
  const request = signRequest(expectation, signer.mode);
  const verdict = checkRequest(request, expectation);
  if (verdict.kind === 'refused') throw new Stopped({ source: 'gate', refusal: verdict.refusal });
  return { intent, price, expectation, request, review: reviewOf(verdict.content, intent, network, price) };
}

/** Whether two intents put the same messages on the chain, at one and the same moment; a new quote may change what is expected, never silently what is signed. */
export function sameMessages(a: TxIntent, b: TxIntent): boolean {
  const [mine, theirs] = [timedIntent(a, 0).messages, timedIntent(b, 0).messages];
  return (
    mine.length === theirs.length &&
    mine.every((message, i) => {
      const other = theirs[i];
      return other !== undefined && other.typeUrl === message.typeUrl && sameBytes(encodeMessage(message), encodeMessage(other));
    })
  );
}
