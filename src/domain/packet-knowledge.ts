import type { Acknowledgement } from './acknowledgement.ts';
import type { PacketFact, Seen, SentPacket } from './packet-fact.ts';

/** When and where each thing happened to a packet, as far as a node has said so. */
export type PacketTimes = Readonly<Record<'sent' | 'received' | 'answered' | 'acknowledged' | 'timedOut' | 'refunded', Seen | null>>;

/**
 * What the facts about one packet prove. `open`: the sending chain still owes it an answer. `expired`: it was not received and cannot be any more.
 * `received`: it was, and what the receiving chain made of it is not known. `answered`: it has answered, the sending chain has not heard yet.
 * `succeeded`, `failed`: the sending chain has heard, and undid it if it failed. `settled`: the sending chain is done with it, and how is not
 * known. `contradiction`: nodes said what cannot all be true.
 */
export type PacketStage = 'open' | 'expired' | 'received' | 'answered' | 'succeeded' | 'failed' | 'settled' | 'contradiction';

/**
 * `answer` is the receiving chain's, null when none is known. `late`: time ran out before it was received. `passedOn`: whether the receiving chain
 * sent it on; null while the transaction that received it is not known, if there is one.
 */
export type PacketKnowledge = {
  readonly packet: SentPacket;
  readonly stage: PacketStage;
  readonly answer: Acknowledgement | null;
  readonly late: boolean;
  readonly passedOn: boolean | null;
  readonly times: PacketTimes;
};

/** What follows from other packets of the same transfer: the receiving chain's answer, and that the sending chain has been through with it. */
export type Implied = { readonly answer?: Acknowledgement | undefined; readonly settled?: 'succeeded' | 'failed' | undefined };

/** `facts` are about this packet only; order and repetition make no difference. `sent` is null while the block that sent it is not known. */
export function knowledgeOf(packet: SentPacket, sent: Seen | null, facts: readonly PacketFact[], implied: Implied = {}): PacketKnowledge {
  const times = timesOf(sent, facts);
  const answers = answersOf(facts, implied);
  const late = times.timedOut !== null || facts.some((fact) => fact.kind === 'receipt' && !fact.there && tooLate(packet, fact.at));
  const answer = answers.find(({ kind }) => kind === 'success') ?? longestError(answers) ?? answers[0] ?? null;
  const proofs = { times, answers, late, implied, received: facts.some(isReceipt), gone: facts.some((fact) => isGone(fact, sent)) };
  const stage = contradicts(proofs, facts) ? 'contradiction' : stageOf(proofs, answer);
  return { packet, stage, answer, late, passedOn: passedOnBy(facts), times };
}

type Proofs = {
  readonly times: PacketTimes;
  readonly answers: readonly Acknowledgement[];
  readonly late: boolean;
  readonly implied: Implied;
  readonly received: boolean;
  readonly gone: boolean;
};

function stageOf({ times, late, implied, received, gone }: Proofs, answer: Acknowledgement | null): PacketStage {
  const undone = times.timedOut !== null || times.refunded !== null || implied.settled === 'failed';
  const done = undone || times.acknowledged !== null || gone || implied.settled !== undefined;
  if (answer?.kind === 'success') return done ? 'succeeded' : 'answered';
  if (answer?.kind === 'error') return done ? 'failed' : 'answered';
  if (undone) return 'failed';
  if (late) return gone ? 'failed' : 'expired';
  if (done) return 'settled';
  return received ? 'received' : 'open';
}

/** A chain answers once, answers only what it has received, and gives back only what was not accepted. */
function contradicts({ times, answers, late, implied, received }: Proofs, facts: readonly PacketFact[]): boolean {
  const [accepted, refused] = [answers.some(({ kind }) => kind === 'success'), answers.some(({ kind }) => kind === 'error')];
  const undone = times.timedOut !== null || times.refunded !== null || implied.settled === 'failed';
  const heard = [times.acknowledged, times.timedOut, times.refunded].flatMap((seen) => (seen ? [seen.height] : []));
  const stillThere = facts.some((fact) => fact.kind === 'commitment' && fact.there && heard.some((height) => fact.at.height > height));
  return (accepted && (refused || undone)) || (late && (received || times.acknowledged !== null)) || stillThere;
}

function answersOf(facts: readonly PacketFact[], { answer, settled }: Implied): Acknowledgement[] {
  const told = facts.flatMap((fact) => ((fact.kind === 'answered' || fact.kind === 'acknowledged') && fact.answer ? [fact.answer] : []));
  if (answer) told.push(answer);
  return settled === 'succeeded' ? [...told, { kind: 'success' }] : told;
}

/** A failure that is only inferred has no text; where there are several, the choice is the same in every order. */
function longestError(answers: readonly Acknowledgement[]): Acknowledgement | undefined {
  const texts = answers.flatMap((answer) => (answer.kind === 'error' ? [answer.text] : []));
  const [text] = texts.sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  return text === undefined ? undefined : { kind: 'error', text };
}

function isReceipt(fact: PacketFact): boolean {
  return fact.kind === 'received' || fact.kind === 'answered' || fact.kind === 'forwarded' || (fact.kind === 'receipt' && fact.there);
}

/** The transaction that receives a packet is the one that sends it on, so what it did not tell did not happen. */
function passedOnBy(facts: readonly PacketFact[]): boolean | null {
  if (facts.some(({ kind }) => kind === 'forwarded')) return true;
  return facts.some(({ kind }) => kind === 'received') ? false : null;
}

/** Only a state after the block that sent it says anything: before, there was no commitment either. */
function isGone(fact: PacketFact, sent: Seen | null): boolean {
  return fact.kind === 'commitment' && !fact.there && sent !== null && fact.at.height > sent.height;
}

/**
 * A chain receives only before the timeout, in its own time and height (ibc-go v10 `modules/core/04-channel/keeper/packet.go`, RecvPacket), so what
 * was not there at that moment never will be.
 */
function tooLate({ timeoutTimestamp, timeoutHeight }: SentPacket, { height, time }: Seen): boolean {
  const byTime = timeoutTimestamp > 0n && time !== null && BigInt(Math.floor(time)) * 1_000_000n >= timeoutTimestamp;
  return byTime || (timeoutHeight > 0n && height >= timeoutHeight);
}

function timesOf(sent: Seen | null, facts: readonly PacketFact[]): PacketTimes {
  const first = (wanted: PacketFact['kind']) => earliest(facts.flatMap((fact) => (fact.kind === wanted ? [fact.at] : [])));
  return {
    sent,
    received: first('received') ?? first('forwarded'),
    answered: first('answered'),
    acknowledged: first('acknowledged'),
    timedOut: first('timed-out'),
    refunded: first('refunded'),
  };
}

/** Of several reports of one event the one that says most, so that a pruned node's does not hide a better one's; the same in every order. */
function earliest(seen: readonly Seen[]): Seen | null {
  return seen.toSorted((a, b) => (rankOf(a) < rankOf(b) ? -1 : 1))[0] ?? null;
}

/** Sorts reports: those with a hash and a time first, then the lower ones. */
export function rankOf({ height, time, hash }: Seen): string {
  return `${hash === null ? 1 : 0}${time === null ? 1 : 0} ${`${height}`.padStart(20, '0')} ${time} ${hash}`;
}
