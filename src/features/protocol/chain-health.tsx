import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { NodeDetails } from '#chain/node/queries.ts';
import { group } from '#domain/digits.ts';
import { sanitizeText } from '#domain/text.ts';
import { useChainStatus, useNetwork } from '#queries/network-context.tsx';
import { blockPaceQuery, mintParamsQuery, nodeDetailsQuery } from '#queries/protocol.ts';
import { type Reading, readAll } from '#queries/reading.ts';
import { useChainNow } from '#ui/clock.ts';
import { DateText } from '#ui/date-text.tsx';
import { type Definition, DefinitionList } from '#ui/definition-list.tsx';
import { relativeText } from '#ui/time-text.ts';
import { blockTimeText, plannedBlockMs } from './block-dates-scale.ts';
import { Read } from './read.tsx';

const STATES = {
  live: 'follows the chain',
  connecting: 'connecting',
  stale: 'is behind',
  halted: 'the chain stands still',
  offline: 'does not answer',
  'wrong-chain': 'belongs to another chain',
} as const;

/** Whom the numbers of this page are from, and whether it keeps up. */
export function ChainHealth() {
  const { hub } = useNetwork();
  const { state, height, blockTime, endpoint, reason } = useChainStatus();
  const now = useChainNow(1_000);
  const own: readonly Definition[] = [
    { term: 'Chain', value: `${hub.chain.name} (${hub.chain.id})` },
    { term: 'Node in use', value: endpoint ?? 'none yet' },
    { term: 'Its state', value: STATES[state] },
    { term: 'Newest block', value: height === null ? 'none yet' : group(String(height)) },
    {
      term: 'Made',
      value:
        blockTime === null ? (
          'none yet'
        ) : (
          <>
            <DateText at={blockTime} form="minute" />, {relativeText(Math.min(blockTime, now), now)}
          </>
        ),
    },
  ];
  return (
    <section className="max-w-[640px]">
      <h2 className="mb-2.5">Node and chain</h2>
      <DefinitionList items={own} />
      {reason && <p className="mt-2 text-small text-ink-2">{reason}</p>}
      <div className="mt-2">
        <Read reading={useAsked()} what="more about the node">
          {(items) => <DefinitionList items={items} />}
        </Read>
      </div>
    </section>
  );
}

function useAsked(): Reading<readonly Definition[]> {
  const { hub } = useNetwork();
  const reading = readAll({
    node: useQuery(nodeDetailsQuery(hub)),
    pace: useQuery(blockPaceQuery(hub)),
    minting: useQuery(mintParamsQuery(hub)),
  });
  if (reading.state !== 'ready') return reading;
  const { node, pace, minting } = reading.value;
  const planned = plannedBlockMs(minting.blocksPerYear);
  const plan = planned === null ? '' : `; ${blockTimeText(planned)} is planned`;
  const value = [
    {
      term: 'Time between blocks',
      value: pace ? `${blockTimeText(pace.blockMs)} over ${group(String(pace.blocks))} blocks${plan}` : 'not known yet',
    },
    ...about(node),
  ];
  return { ...reading, value };
}

const NAME = 60;

function about(node: NodeDetails): { term: string; value: ReactNode }[] {
  return [
    { term: 'Name of the node', value: sanitizeText(node.moniker, NAME) },
    { term: 'Software', value: sanitizeText(node.software, NAME) },
    { term: 'CometBFT', value: sanitizeText(node.cometVersion, NAME) },
    { term: 'In step with the chain', value: node.isCatchingUp ? 'no, still catching up' : 'yes' },
    { term: 'Index of transactions', value: node.hasIndex ? 'kept' : 'not kept: no history from this node' },
    { term: 'Oldest block it keeps', value: group(String(node.oldestBlock)) },
  ];
}
