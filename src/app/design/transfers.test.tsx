// @vitest-environment jsdom
import { render, screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { HOP_WORDS } from '#tx/tracking-words.tsx';
import { transferSamples } from './transfer-samples.ts';
import { Transfers } from './transfers.tsx';

test('a hop is shown in each of its states, and the money at each of its places', () => {
  render(<Transfers />);
  const shown = transferSamples().map(([name]) => within(screen.getByRole('region', { name })));
  const words = shown.flatMap((sample) => {
    const way = within(sample.getByRole('list', { name: 'Way of the transfer' }));
    return Object.values(HOP_WORDS).filter((word) => way.queryAllByText(word, { exact: false }).length > 0);
  });
  expect(new Set(words)).toEqual(new Set(Object.values(HOP_WORDS)));
  const places = shown.map((sample) => sample.getByRole('status', { name: 'Where the money is' }).textContent);
  expect(new Set(places).size).toBe(places.length);
});
