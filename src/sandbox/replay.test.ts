import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readRecording, replay } from '../../scripts/replay.ts';

const folder = (name: string): string => fileURLToPath(new URL(`../testing/recordings/${name}`, import.meta.url));

/** A replay takes a second; a busy machine may need longer. */
const PATIENCE = 60_000;

/** Recorded from the real chain's binary: what the sandbox must reproduce, and how many things there are to compare. */
const RECORDINGS = [
  ['replay-liquid', 161, 6222],
  ['replay-modules', 270, 10_638],
  ['replay-slashing', 164, 2334],
  ['replay-random', 101, 5557],
  ['replay-corners', 128, 2891],
] as const;

test.each(RECORDINGS)('%s comes true to the base unit', { timeout: PATIENCE }, (name, blocks, compared) => {
  const report = replay(readRecording(folder(name)));
  expect(report.differences).toEqual([]);
  expect(report.blocks).toBe(blocks);
  expect(report.compared).toBe(compared);
});

test('a replay notices a changed recording', { timeout: PATIENCE }, () => {
  const recording = readRecording(folder('replay-slashing'));
  const snapshot = recording.snapshots.at(-1);
  if (!snapshot) throw new Error('no snapshot');
  snapshot['inflation'] = '1';
  const [block] = recording.blocks.slice(-1);
  if (block?.states) block.states['netAmount'] = '7';
  expect(replay(recording).differences.map(({ what }) => what)).toEqual(['states', 'inflation']);
});
