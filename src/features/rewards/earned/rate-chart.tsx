import type { RateNote, RateSource } from '#chain/liquidstake/rate-history.ts';
import { liquidAsset, stakeAsset } from '#config/networks.ts';
import { formatRate } from '#domain/percent.ts';
import { useNetwork } from '#queries/network-context.tsx';
import { useRateHistory } from '#queries/rate-history.ts';
import { LineChart } from '#ui/line-chart.tsx';
import { localText } from '#ui/time-text.ts';
import { rateScale } from './chart-scale.ts';

const SOURCES: Readonly<Record<RateSource, string>> = {
  height: 'states that the node keeps',
  event: 'mints in blocks',
  sample: 'what this browser read earlier',
};

/** The exchange rate over time, and where its points come from. Nothing on a chain without stkXPRT. */
export function RateChart() {
  const { network } = useNetwork();
  const { state, samples, notes } = useRateHistory();
  const [of, unit] = [liquidAsset(network).symbol, stakeAsset(network).symbol];
  if (state === 'missing') return null;
  const sources = (['height', 'event', 'sample'] as const).flatMap((source) => {
    const count = samples.filter((sample) => sample.source === source).length;
    return count === 0 ? [] : [`${SOURCES[source]} (${count.toLocaleString('en-US')})`];
  });
  return (
    <section className="card desk:last:odd:col-span-2" aria-label="Exchange rate">
      <h2 className="mb-1">Exchange rate</h2>
      <LineChart
        label={`Exchange rate, ${unit} per ${of}`}
        size="large"
        points={samples.map(({ at, rate }) => ({ at, value: rateScale(rate), text: `${formatRate(rate)} ${unit}` }))}
      />
      <p className="mt-1 text-small text-ink-3">
        {state === 'failed' ? 'The rate of earlier days could not be read.' : `${sources.length > 0 ? `From ${sources.join(', ')}.` : ''}`}{' '}
        {notes.map(noteText).join(' ')}
      </p>
    </section>
  );
}

function noteText(note: RateNote): string {
  switch (note.kind) {
    case 'kept':
      return `The node keeps states since ${localText(note.since, 'date', note.since)}.`;
    case 'chosen':
      return `Of ${note.of.toLocaleString('en-US')} mints ${note.read.toLocaleString('en-US')} were read, spread evenly.`;
    case 'undated':
      return `The node has no time for ${note.count.toLocaleString('en-US')} of the mints.`;
    case 'no-index':
      return 'The node keeps no index of mints.';
    case 'unreadable':
      return `Could not be read: ${SOURCES[note.source]}.`;
  }
}
