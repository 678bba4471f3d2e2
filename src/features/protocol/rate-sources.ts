import type { RateNote, RateSource, SourcedRate } from '#chain/liquidstake/rate-history.ts';
import { formatDate } from '#domain/dates.ts';

/** One source of the exchange rate's history: how many points it gave, since when, and a sentence on what it could not give. */
export type RateSourceRow = { readonly source: RateSource; readonly title: string; readonly points: number; readonly detail: string };

const TITLES: Readonly<Record<RateSource, string>> = {
  height: 'States that the node keeps',
  event: 'Mints in blocks',
  sample: 'Read earlier by this browser',
};

const USUAL: Readonly<Record<RateSource, string>> = {
  height: 'exact, each at the end of its block',
  event: 'what was paid for what was minted; mints below 10 stkXPRT are too coarse to count',
  sample: 'one an hour at most, kept in this browser only',
};

/** Every source stands there, also one that gave nothing. `reading`: what is missing may still come. */
export function rateSources(samples: readonly SourcedRate[], notes: readonly RateNote[], reading: boolean): readonly RateSourceRow[] {
  return (['height', 'event', 'sample'] as const).map((source) => {
    const points = samples.filter((sample) => sample.source === source).length;
    const own = notes.filter((note) => note.source === source);
    return { source, title: TITLES[source], points, detail: reading && points === 0 ? 'being read' : detailOf(source, own) };
  });
}

function detailOf(source: RateSource, notes: readonly RateNote[]): string {
  const isSilent = notes.some(({ kind }) => kind === 'unreadable' || kind === 'no-index');
  return [...(isSilent ? [] : [USUAL[source]]), ...notes.map(sentence)].join('; ');
}

function sentence(note: RateNote): string {
  switch (note.kind) {
    case 'kept':
      return `the node has them back to ${formatDate(note.since)} (block ${note.height})`;
    case 'chosen':
      return `${note.read} of ${note.of} mints were read, spread evenly`;
    case 'undated':
      return `${note.count} mints are in blocks that the node has thrown away, so that their time is not known`;
    case 'no-index':
      return 'this node keeps no index of transactions';
    case 'unreadable':
      return note.source === 'sample' ? 'this browser does not let the page keep anything' : 'the node did not give them';
  }
}
