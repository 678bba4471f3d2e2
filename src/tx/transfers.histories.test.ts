import { beforeAll, expect, test } from 'vitest';
import { fetchTransferFacts } from '#chain/ibc/transfer-facts.ts';
import { SANDBOX_NETWORK } from '#config/sandbox-network.ts';
import { routeOfPacket } from '#domain/route-of-packet.ts';
import { readTransferPacket } from '#domain/transfer-packet.ts';
import { type Journey, SIGHTS, type Sight } from '#testing/journeys/journey.ts';
import { JourneyBooks, type Truth } from '#testing/journeys/journey-books.ts';
import { expectAll, expectNoRetreat, expectOnceTrue, expectTrue } from '#testing/journeys/journey-checks.ts';
import { JourneyPast } from '#testing/journeys/journey-past.ts';
import { graph, JourneyWorld } from '#testing/journeys/journey-world.ts';
import { withSight } from '#testing/journeys/poor-sight.ts';
import { RelayFollower } from '#testing/journeys/relay-follower.ts';
import { RelayTroubles } from '#testing/journeys/relay-troubles.ts';
import { linkedChains } from '#testing/linked-chains.ts';
import { memoryStorage } from '#testing/linked-user.ts';
import { randomFrom } from '#testing/random.ts';
import { brokenTransfers } from '#testing/transfer-invariants.ts';
import { createJournal } from './journal.ts';
import { progressOf, type TrackedTransfer, withFacts } from './journal-transfer.ts';
import { createQueue } from './queue.ts';
import { relayEntry } from './relay.ts';
import { trackTransfer } from './track-transfer.ts';

/**
 * Hundreds of transfers at once on the linked chains, with everything that can befall them. The application looks at them now and then, through its own
 * client and with its own journal, and is compared with the books of the chains.
 */

const random = randomFrom(6);
const WANTED = { one: 510, several: 210 };
const PEOPLE = 4;
const LOOKS = 12;
const BUSY_MACHINE = 120_000;

let world: JourneyWorld;
let books: JourneyBooks;
let troubles: RelayTroubles;
const journeys: Journey[] = [];
const pasts = new Map<Journey, JourneyPast>();
const followers = new Map<Journey, RelayFollower>();

beforeAll(async () => {
  world = new JourneyWorld(await linkedChains(), random);
  books = new JourneyBooks(world.chains.nodes);
  troubles = new RelayTroubles(world.chains.nodes, world.chains.relayer, random);
}, BUSY_MACHINE);

const isOver = ({ transfer: { outcome } }: Journey): boolean => outcome === 'arrived' || outcome === 'refunded';

function block(seconds: number, people: readonly ('one' | 'several')[] = []): void {
  world.block(seconds, people);
  books.note();
  for (const [journey, past] of pasts) if (!isOver(journey)) past.note(books.truthOf(journey.wish));
}

/** So that in the end there are as many of both as are wanted. */
function lacking(): 'one' | 'several' {
  const several = journeys.filter(({ wish }) => wish.route.hops.length > 1).length;
  return several * WANTED.one < (journeys.length - several) * WANTED.several ? 'several' : 'one';
}

async function newcomers(): Promise<void> {
  for (const journey of await world.departed()) {
    journeys.push(journey);
    if (journey.sight !== 'whole') pasts.set(journey, new JourneyPast(books.truthOf(journey.wish)));
    else if (journey.company === 1 && random.below(6) === 0) followers.set(journey, new RelayFollower(journey, world));
  }
}

async function ask({ transfer }: Journey, sight: Sight): Promise<TrackedTransfer> {
  if (!transfer.first) throw new Error('not sent');
  const client = (chain: string) => withSight(sight, world.client(chain), world.chains.node(chain), random);
  const { facts } = await fetchTransferFacts(client, graph, transfer.first, transfer.facts);
  return withFacts(transfer, facts);
}

async function look(journey: Journey): Promise<void> {
  const { sight } = journey;
  const asked = followers.get(journey)?.look() ?? ask(journey, sight);
  if (sight === 'racing') {
    for (let turns = random.below(40); turns > 0; turns--) await null;
    block(1);
    await newcomers();
  }
  journey.transfer = await asked;
  compare(journey);
}

function compare(journey: Journey, sight = journey.sight): void {
  const progress = progressOf(journey.transfer);
  if (!progress) throw new Error('not sent');
  const truth = books.truthOf(journey.wish);
  if (sight === 'whole') expectAll(journey, progress, truth);
  else if (sight === 'no index' || sight === 'pruned') expectTrue(journey, progress, truth);
  else expectOnceTrue(journey, progress, truth, pasts.get(journey) ?? new JourneyPast(truth));
  if (journey.told) expectNoRetreat(journey, journey.told, progress);
  journey.told = progress;
}

test(
  'whatever befalls them, the state of every packet, the place of the money and the end are as the books of the chains say',
  async () => {
    for (let turn = 0; journeys.length < WANTED.one + WANTED.several; turn++) {
      block(troubles.next(), Array.from({ length: PEOPLE }, lacking));
      await newcomers();
      if (turn % 10 === 0) expect(brokenTransfers(world.chains.nodes)).toEqual([]);
      const moving = journeys.filter((journey) => !isOver(journey));
      for (let looks = 0; looks < LOOKS && moving.length > 0; looks++) {
        const journey = random.of(moving);
        if (!isOver(journey)) await look(journey);
      }
    }
    troubles.end();
    block(700);
    await newcomers();
    for (let blocks = 0; blocks < 30; blocks++) block(2);
    expect(brokenTransfers(world.chains.nodes)).toEqual([]);
    for (const journey of journeys) if (!isOver(journey)) await look(journey);
    for (const journey of journeys.filter((each) => !isOver(each))) {
      journey.transfer = (await followers.get(journey)?.look()) ?? (await ask(journey, 'whole'));
      compare(journey, journey.sight === 'whole' ? 'whole' : 'no index');
      expect(isOver(journey), journey.wish.mark).toBe(true);
    }
  },
  BUSY_MACHINE,
);

test('what was said of an end is so at the end', () => {
  for (const { wish, told } of journeys) {
    const truth = books.truthOf(wish);
    expect([told?.outcome.kind, told?.place], wish.mark).toEqual([truth.end, truth.place]);
  }
});

test('at least 500 had one packet and 200 several, and everything has happened to some', () => {
  const truths = journeys.map(({ wish }) => books.truthOf(wish));
  const fateOf = ({ hops, end, failure }: Truth) => [hops.length, end, ...(failure ? [failure.hop, failure.cause] : [])].join(' ');
  const fates = truths.map(fateOf);
  expect(truths.filter(({ hops }) => hops.length === 1).length).toBeGreaterThanOrEqual(500);
  expect(truths.filter(({ hops }) => hops.length > 1).length).toBeGreaterThanOrEqual(200);
  for (const fate of ['1 arrived', '2 arrived', '3 arrived', '1 refunded 0 error', '1 refunded 0 timeout']) expect(fates).toContain(fate);
  const forwarded = truths.filter(({ hops }) => hops.length > 1).map(({ failure }) => failure && `${failure.hop} ${failure.cause}`);
  for (const failed of ['0 error', '0 timeout', '1 error', '1 timeout', '2 error', '2 timeout']) expect(forwarded).toContain(failed);
  const isRetried = ({ hops }: Truth) => hops.some(({ sequences }) => sequences.length > 1);
  expect(truths.filter(isRetried).map(({ end }) => end)).toContain('arrived');
  for (const sight of SIGHTS) expect(journeys.filter((journey) => journey.sight === sight).length, sight).toBeGreaterThan(10);
  expect(followers.size).toBeGreaterThan(5);
});

test('the packet alone tells the whole route, whoever wrote its memo', () => {
  for (const { sent, wish } of journeys) {
    const carried = sent.data && readTransferPacket(sent.data);
    expect(carried && routeOfPacket(graph, sent.packet, carried), wish.mark).toEqual(wish.route);
  }
});

test('another device learns every end from the hash', async () => {
  const journal = createJournal('sandbox', memoryStorage(), null);
  const deps = { network: SANDBOX_NETWORK, client: world.client, journal };
  const hashes = new Set(Array.from({ length: 12 }, () => random.of(journeys).hash));
  for (const hash of hashes) {
    expect(await trackTransfer(null, hash, { ...deps, now: () => 0 })).toEqual({ kind: 'tracked', hash });
    await relayEntry(hash, { ...deps, queue: createQueue(undefined), rest: () => Promise.reject(new Error('it is over')) });
    const ends = journal.find(hash)?.transfers.map((transfer) => progressOf(transfer));
    const truths = journeys.filter((journey) => journey.hash === hash).map(({ wish }) => books.truthOf(wish));
    expect(ends).toMatchObject(truths.map(({ end, place }) => ({ outcome: { kind: end }, place })));
  }
});
