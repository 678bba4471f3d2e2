// Replays a recording of the real chain through the sandbox and prints every difference.
// Usage: npm run replay -- <folder with genesis, blocks, transactions, snapshots as .json or .json.gz>
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { AuthInfo, TxRaw } from 'cosmjs-types/cosmos/tx/v1beta1/tx';
import { type BlockResult, checkTx, commitVotes, deliverBlock, initChain, simulateTx, type Vote } from '#sandbox/app.ts';
import type { Event } from '#sandbox/events.ts';
import type { TxResult } from '#sandbox/execute.ts';
import type { SandboxState } from '#sandbox/state.ts';
import { parseTime } from '#sandbox/time.ts';
import { snapshotOf, statesOf } from './replay-snapshot.ts';

type RecordedResult = {
  height: string;
  index: number;
  code: number;
  codespace: string;
  data?: string;
  log?: string;
  gasWanted: string;
  gasUsed: string;
  events: Event[];
};
type RecordedCheck = { code: number; codespace: string; log: string };
export type RecordedTransaction = {
  title: string;
  txBytes: string;
  simulated?: { gasUsed?: string; code?: number; log?: string };
  check?: RecordedCheck;
  result?: RecordedResult;
};
type RecordedBlock = {
  height: number;
  time: string;
  proposer: string;
  lastCommit: string;
  txs: string[];
  codes: (number | { code: number; codespace: string })[];
  states?: Record<string, string>;
  events?: Event[];
};
type RecordedSnapshot = { height: number; accounts: Record<string, Record<string, unknown>> } & Record<string, unknown>;
export type Recording = {
  genesis: unknown;
  blocks: RecordedBlock[];
  transactions: { accounts: Record<string, string>; transactions: RecordedTransaction[] };
  snapshots: RecordedSnapshot[];
};

export type Difference = { height: number; what: string; expected: string; got: string };
export type GasFigures = { count: number; worst: number; mean: number; worstTitle: string };
export type ReplayReport = {
  compared: number;
  differences: Difference[];
  blocks: number;
  milliseconds: number;
  /** Of the processor: what counts on a busy machine. */
  processorMilliseconds: number;
  used: GasFigures;
  simulated: GasFigures;
};

/** Reads one JSON file of a recording, plain or compressed. */
function readJson(folder: string, name: string): unknown {
  const plain = join(folder, `${name}.json`);
  if (existsSync(plain)) return JSON.parse(readFileSync(plain, 'utf8'));
  return JSON.parse(gunzipSync(readFileSync(`${plain}.gz`)).toString('utf8'));
}

export function readRecording(folder: string): Recording {
  const [genesis, blocks, transactions, snapshots] = ['genesis', 'blocks', 'transactions', 'snapshots'].map((name) =>
    readJson(folder, name),
  );
  return { genesis, blocks, transactions, snapshots } as Recording;
}

const bytesOf = (base64: string): Uint8Array => Uint8Array.from(Buffer.from(base64, 'base64'));
const text = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
/** Gas may be this far from the recording. */
const GAS_TOLERANCE = 0.1;

class Comparison {
  compared = 0;
  readonly differences: Difference[] = [];
  readonly gas = { used: [] as [number, string][], simulated: [] as [number, string][] };

  same(height: number, what: string, expected: unknown, got: unknown): void {
    this.compared += 1;
    const [wanted, actual] = [text(expected), text(got)];
    if (wanted !== actual) this.differences.push({ height, what, expected: wanted, got: actual });
  }

  near(height: number, which: 'used' | 'simulated', title: string, expected: number, got: number): void {
    this.compared += 1;
    const error = got / expected - 1;
    this.gas[which].push([error, title]);
    if (Math.abs(error) > GAS_TOLERANCE)
      this.differences.push({
        height,
        what: `gas ${which}: ${title}`,
        expected: String(expected),
        got: `${got} (${(error * 100).toFixed(1)} %)`,
      });
  }

  figures(which: 'used' | 'simulated'): GasFigures {
    const list = this.gas[which];
    const worst = list.reduce<[number, string]>((most, one) => (Math.abs(one[0]) > Math.abs(most[0]) ? one : most), [0, '']);
    const mean = list.reduce((sum, [error]) => sum + Math.abs(error), 0) / Math.max(1, list.length);
    return { count: list.length, worst: worst[0], mean, worstTitle: worst[1] };
  }
}

/** The recording names absent and present by flag, in the order of the validator set; addresses are cut to four bytes. */
function votesOf(state: SandboxState, recorded: string): Vote[] {
  const marks = recorded === '' ? [] : recorded.split(' ');
  const votes = commitVotes(state);
  if (marks.length !== votes.length) throw new Error(`commit of ${marks.length} votes for a set of ${votes.length}`);
  return votes.map((vote, index) => {
    const [flag, address = ''] = (marks[index] ?? '').split(':');
    if (!vote.address.startsWith(address)) throw new Error(`vote ${index} is of ${vote.address}, recorded ${address}`);
    return { ...vote, signed: flag === '2' };
  });
}

/** Rows that the recorded gas alone decides: they ran out of gas, which a model of gas cannot know to the unit. */
const ranOutOfGas = (row: RecordedTransaction | undefined): boolean => row?.result?.code === 11;

/** Runs the recorded blocks; `states[h]` is the state after block h. */
function runBlocks(recording: Recording): {
  states: SandboxState[];
  results: BlockResult[];
  milliseconds: number;
  processorMilliseconds: number;
} {
  const outOfGas = new Set(
    recording.transactions.transactions.filter(ranOutOfGas).map(({ result }) => `${result?.height}/${result?.index}`),
  );
  const states = [initChain(recording.genesis)];
  const results: BlockResult[] = [];
  const blocks = recording.blocks.map((block) => ({ ...block, bytes: block.txs.map(bytesOf) }));
  const start = performance.now();
  const processor = process.cpuUsage();
  for (const block of blocks) {
    const state = states.at(-1);
    if (!state) break;
    const faults = new Map(
      block.txs.flatMap((_, index) => (outOfGas.has(`${block.height}/${index}`) ? [[index, 'out-of-gas'] as const] : [])),
    );
    const result = deliverBlock(state, {
      time: parseTime(block.time),
      proposer: block.proposer,
      lastCommit: votesOf(state, block.lastCommit),
      txs: block.bytes,
      faults,
    });
    results.push(result);
    states.push(result.state);
  }
  const { user, system } = process.cpuUsage(processor);
  return { states, results, milliseconds: performance.now() - start, processorMilliseconds: (user + system) / 1000 };
}

function compareTransaction(comparison: Comparison, row: RecordedTransaction, recorded: RecordedResult, got: TxResult): void {
  const height = Number(recorded.height);
  const what = (part: string): string => `${part}: ${row.title}`;
  comparison.same(height, what('code'), `${recorded.code} ${recorded.codespace}`, `${got.code} ${got.codespace}`);
  comparison.same(height, what('events'), recorded.events, got.events);
  comparison.same(height, what('gas wanted'), recorded.gasWanted, String(got.gasWanted));
  comparison.same(height, what('data'), recorded.data ?? '', Buffer.from(got.data).toString('base64'));
  if (recorded.code === 11) return;
  comparison.same(height, what('log'), recorded.log ?? '', got.log);
  comparison.near(height, 'used', row.title, Number(recorded.gasUsed), Number(got.gasUsed));
}

/** The recorded simulations were made with an empty fee. */
function withoutFee(bytes: Uint8Array): Uint8Array {
  const raw = TxRaw.decode(bytes);
  const auth = AuthInfo.decode(raw.authInfoBytes);
  const fee = { amount: [], gasLimit: 0n, payer: '', granter: '' };
  return TxRaw.encode({ ...raw, authInfoBytes: AuthInfo.encode({ ...auth, fee }).finish() }).finish();
}

/** A simulation was made one or two blocks before its transaction was included: the state that fits better is taken. */
function compareSimulation(comparison: Comparison, row: RecordedTransaction, states: readonly SandboxState[], height: number): void {
  const recorded = row.simulated;
  if (!recorded || (recorded.gasUsed === undefined && !recorded.code)) return;
  const bytes = withoutFee(bytesOf(row.txBytes));
  const tries = [height - 1, height - 2, height - 3].flatMap((at) => {
    const state = states[at];
    return state ? [simulateTx(state, bytes)] : [];
  });
  if (recorded.code) {
    compareSimulatedRefusal(comparison, row, recorded.log ?? '', tries, height);
    return;
  }
  const expected = Number(recorded.gasUsed);
  const distance = (result: TxResult): number => (result.code === 0 ? Math.abs(Number(result.gasUsed) / expected - 1) : 9);
  const best = tries.reduce((a, b) => (distance(b) < distance(a) ? b : a));
  comparison.near(height, 'simulated', row.title, expected, Number(best.gasUsed));
}

/** The recording has the error inside gRPC's words, with the place in the source. */
function compareSimulatedRefusal(comparison: Comparison, row: RecordedTransaction, log: string, tries: TxResult[], height: number): void {
  const wanted = log.replace('rpc error: code = Unknown desc = ', '').replace(/ \[[^[]*\] with gas used: '\d+': unknown request$/, '');
  const found = tries.find((result) => result.log === wanted) ?? tries[0];
  comparison.same(height, `simulated log: ${row.title}`, wanted, found?.log);
}

/** Compares a whole recording with the sandbox's execution of it. */
export function replay(recording: Recording): ReplayReport {
  const comparison = new Comparison();
  const { states, results, milliseconds, processorMilliseconds } = runBlocks(recording);
  recording.blocks.forEach((block, index) => {
    const result = results[index];
    if (!result) return;
    const codes = result.results.map(({ code }) => code);
    comparison.same(
      block.height,
      'codes',
      block.codes.map((code) => (typeof code === 'number' ? code : code.code)),
      codes,
    );
    if (block.states) comparison.same(block.height, 'states', block.states, statesOf(result.state));
    if (block.events) comparison.same(block.height, 'block events', block.events, result.events);
  });
  let height = 0;
  for (const row of recording.transactions.transactions) {
    const { result: recorded, check } = row;
    height = recorded ? Number(recorded.height) : height;
    const got = recorded && results[height - 1]?.results[recorded.index];
    if (recorded && got) {
      compareTransaction(comparison, row, recorded, got);
      compareSimulation(comparison, row, states, height);
    } else if (check?.code) compareCheck(comparison, row, check, states[height], height);
  }
  for (const snapshot of recording.snapshots) {
    const state = states[snapshot.height];
    if (!state) continue;
    for (const [what, expected, got] of snapshotOf(state, snapshot, recording.transactions.accounts))
      comparison.same(snapshot.height, what, expected, got);
  }
  return {
    compared: comparison.compared,
    differences: comparison.differences,
    blocks: results.length,
    milliseconds,
    processorMilliseconds,
    used: comparison.figures('used'),
    simulated: comparison.figures('simulated'),
  };
}

/** A transaction that never entered a block was refused after the last included one. Gas in the text is the model's. */
function compareCheck(
  comparison: Comparison,
  row: RecordedTransaction,
  recorded: RecordedCheck,
  state: SandboxState | undefined,
  height: number,
): void {
  if (!state) return;
  const { result } = checkTx(state, bytesOf(row.txBytes));
  const log = (value: string): string => (recorded.code === 11 ? '' : value);
  comparison.same(
    height,
    `check: ${row.title}`,
    [recorded.code, recorded.codespace, log(recorded.log)],
    [result.code, result.codespace, log(result.log)],
  );
}

const cut = (value: string): string => (value.length > 600 ? `${value.slice(0, 600)}…` : value);
const percent = (value: number): string => `${(value * 100).toFixed(1)} %`;

/** First place where two long texts part, with some words around. */
function parting(expected: string, got: string): [string, string] {
  if (expected.length < 600 && got.length < 600) return [expected, got];
  let at = 0;
  while (at < expected.length && expected[at] === got[at]) at += 1;
  const from = Math.max(0, at - 150);
  return [`…${expected.slice(from, at + 250)}`, `…${got.slice(from, at + 250)}`];
}

export async function main(args: string[]): Promise<number> {
  const [folder] = args;
  const print = (line: string): void => void process.stdout.write(`${line}\n`);
  if (!folder) {
    print('usage: npm run replay -- <folder of a recording>');
    return 2;
  }
  const report = replay(readRecording(folder));
  for (const { height, what, expected, got } of report.differences) {
    const [wanted, actual] = parting(expected, got);
    print(`@${height} ${what}\n  expected ${cut(wanted)}\n  got      ${cut(actual)}`);
  }
  for (const which of ['used', 'simulated'] as const) {
    const { count, worst, mean, worstTitle } = report[which];
    print(`gas ${which}: ${count} transactions, ${percent(mean)} off on average, ${percent(worst)} at most (${worstTitle})`);
  }
  print(
    `${report.blocks} blocks in ${report.milliseconds.toFixed(0)} ms (${report.processorMilliseconds.toFixed(0)} ms of processor time)`,
  );
  print(`${report.compared} compared, ${report.differences.length} different`);
  return report.differences.length === 0 ? 0 : 1;
}
