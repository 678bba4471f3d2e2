import { useQuery } from '@tanstack/react-query';
import type { Epoch } from '#chain/epochs/queries.ts';
import { liquidAsset } from '#config/networks.ts';
import { group } from '#domain/digits.ts';
import { sanitizeText } from '#domain/text.ts';
import { epochsQuery } from '#queries/epochs.ts';
import { useChainStatus, useNetwork } from '#queries/network-context.tsx';
import { blockPaceQuery, halvingQuery, mintParamsQuery, upgradePlanQuery } from '#queries/protocol.ts';
import { type Reading, readAll } from '#queries/reading.ts';
import { DateText } from '#ui/date-text.tsx';
import { Timeline, type TimelineItem } from '#ui/timeline.tsx';
import { blockTimeText, dateOfHeight, nextHalving, type Pace, paceFor } from './block-dates-scale.ts';
import { Countdown } from './countdown.tsx';
import { Read } from './read.tsx';

const PLAN_NAME = 60;

/** What the chain does next by itself: epochs, a planned upgrade, the halving. */
export function ChainAhead({ hasPool }: { hasPool: boolean }) {
  const { hub } = useNetwork();
  const epochs = readAll({ epochs: useQuery(epochsQuery(hub)) });
  return (
    <section>
      <h2 className="mb-2.5">What comes next</h2>
      <Read reading={epochs} what="the chain's clocks">
        {(value) => <EpochList epochs={value.epochs} hasPool={hasPool} />}
      </Read>
      <Read reading={useMilestones()} what="what is planned">
        {(items) => <Timeline label="Planned by height" items={items} />}
      </Read>
    </section>
  );
}

function EpochList({ epochs, hasPool }: { epochs: readonly Epoch[]; hasPool: boolean }) {
  const { network } = useNetwork();
  const does: Readonly<Record<string, string>> = hasPool ? { hour: `rewards behind ${liquidAsset(network).symbol} are staked again` } : {};
  const items = epochs
    .map((epoch) => ({ ...epoch, endsAt: epoch.currentEpochStartTime + epoch.durationMs }))
    .sort((a, b) => a.endsAt - b.endsAt)
    .map(({ identifier, endsAt }): TimelineItem => {
      const name = sanitizeText(identifier, 20);
      return { id: name, when: <Countdown at={endsAt} />, title: `The next ${name} begins`, detail: does[identifier] };
    });
  return <Timeline label="Epochs of the chain" items={items} />;
}

type Ahead = { readonly height: number; readonly at: number; readonly pace: Pace | null };

/** Heights ahead, with the date that the pace of blocks makes likely. */
function useMilestones(): Reading<readonly TimelineItem[]> {
  const { hub } = useNetwork();
  const { height, blockTime } = useChainStatus();
  const reading = readAll({
    pace: useQuery(blockPaceQuery(hub)),
    minting: useQuery(mintParamsQuery(hub)),
    interval: useQuery(halvingQuery(hub)),
    plan: useQuery(upgradePlanQuery(hub)),
  });
  if (reading.state !== 'ready') return reading;
  if (height === null || blockTime === null) return { state: 'loading' };
  const { interval, plan, pace, minting } = reading.value;
  const ahead: Ahead = { height, at: blockTime, pace: paceFor(pace?.blockMs ?? null, minting.blocksPerYear) };
  const halving = nextHalving(height, interval);
  const items: TimelineItem[] = [
    plan
      ? milestone('upgrade', plan.height, `Upgrade to ${sanitizeText(plan.name, PLAN_NAME)}`, UPGRADE, ahead)
      : { id: 'upgrade', when: 'none', title: 'No upgrade is planned', detail: 'by governance, as x/upgrade of this chain says' },
    halving === null
      ? { id: 'halving', when: 'none', title: 'No halving', detail: 'this chain does not halve its inflation' }
      : milestone('halving', halving, 'Inflation halves', HALVING, ahead),
  ];
  return { ...reading, value: items };
}

const UPGRADE = 'the chain stops there until its nodes run the new software; signing waits until it goes on';
const HALVING = 'its least and its largest value are divided by two';

function milestone(id: string, height: number, title: string, meaning: string, { pace, ...now }: Ahead): TimelineItem {
  const at = pace === null ? null : dateOfHeight(height, now, pace);
  const left = `in ${group(String(Math.max(0, height - now.height)))} blocks`;
  const how = pace && at !== null ? `, dated by ${blockTimeText(pace.blockMs)} a block (${pace.source})` : '';
  return {
    id,
    when: at === null ? 'later' : <DateText at={at} form="date" />,
    title: `${title} at block ${group(String(height))}`,
    detail: `${meaning}; ${left}${how}`,
  };
}
