import type { ReactNode } from 'react';
import { sentToHostAt } from '#domain/host-unbonding.ts';
import type { HostPool } from '#queries/host-pool.ts';
import { DateText } from '#ui/date-text.tsx';
import { StepTable } from './step-table.tsx';
import type { HostDesk } from './use-host-desk.ts';

type Props = {
  readonly desk: HostDesk;
  readonly pool: HostPool;
  /** When the coin is on the hub, if it has to be brought there first. */
  readonly brought: ReactNode;
};

/** Beside the form: what becomes of the coin, and when. */
export function MintSteps({ desk, pool: { host, day }, brought }: Props) {
  const { stk, coin, hostName, hubName } = desk;
  const staking = host.validators.filter(({ weight }) => weight > 0n).length;
  const endOfDay = sentToHostAt(day.number, day);
  return (
    <section aria-label="What happens">
      <h2>What happens</h2>
      <p className="mt-1 max-w-[46ch] text-ink-2">
        Your {coin.symbol} is staked on {hostName} with {staking} validator{staking === 1 ? '' : 's'}. You hold {stk.symbol} meanwhile: it
        grows in value as rewards come in, and falls if one of them is slashed.
      </p>
      <StepTable
        steps={[
          ...(brought ? [{ id: 'brought', what: `Your ${coin.symbol} is on ${hubName}`, when: brought }] : []),
          { id: 'minted', what: `You hold ${stk.symbol}`, when: brought ? 'at once, after the second signature' : 'in the same block' },
          {
            id: 'waits',
            what: `The ${coin.symbol} waits on ${hubName}, with all that is staked on day ${day.number}`,
            when: (
              <>
                until <DateText at={endOfDay} form="minute" />
              </>
            ),
          },
          { id: 'staked', what: `It is sent to ${hostName} and staked there`, when: 'soon after' },
          { id: 'rewards', what: `Rewards are brought back and staked too; 1 ${stk.symbol} is worth more`, when: 'once a day' },
        ]}
      />
    </section>
  );
}
