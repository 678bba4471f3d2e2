import { BucketKey } from '#ui/bucket-key.tsx';
import { BUCKETS } from '#ui/buckets.ts';
import { Button } from '#ui/button.tsx';
import { useChainNow } from '#ui/clock.ts';
import { DateText } from '#ui/date-text.tsx';
import { DefinitionList } from '#ui/definition-list.tsx';
import { Details } from '#ui/details.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { ErrorRow } from '#ui/error-row.tsx';
import { ExternalLink } from '#ui/external-link.tsx';
import { LineChart } from '#ui/line-chart.tsx';
import { Money } from '#ui/money.tsx';
import { Note } from '#ui/note.tsx';
import { Receipt } from '#ui/receipt.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { StatementTable } from '#ui/statement-table.tsx';
import { Timeline } from '#ui/timeline.tsx';
import { What } from '#ui/what.tsx';
import { Sample } from './sample.tsx';
import { NOW, rates, xprt } from './samples.ts';

const LONG = 'A validator with a name of sixty characters, as the chain allows';

/** Tables, lists, notes and charts. */
export function Statements() {
  const now = useChainNow();
  return (
    <>
      <Sample name="StatementTable">
        <StatementTable
          caption="What you own"
          rows={BUCKETS}
          rowKey={({ name }) => name}
          columns={[
            {
              id: 'what',
              head: 'What',
              cell: ({ name, label }) => (
                <What mark={<BucketKey bucket={name} />} title={label} detail={name === 'staked' ? LONG : '5,513.62 stkXPRT at 1.084213'} />
              ),
            },
            {
              id: 'amount',
              head: 'Amount',
              align: 'end',
              cell: ({ name }) =>
                name === 'rewards' ? <Skeleton chars={8} label="Reading" /> : <Money amount={xprt(NOW[name])} digits={2} unit="wide" />,
            },
            { id: 'share', head: 'Share', align: 'end', from: 'wide', cell: () => '48 %' },
            {
              id: 'earns',
              head: 'Earns',
              align: 'end',
              from: 'wide',
              cell: () => (
                <>
                  11.8 % <span className="unit">APR</span>
                </>
              ),
            },
            { id: 'next', head: 'Next', from: 'wide', cell: () => <>compounds in 34 min</> },
            {
              id: 'act',
              head: 'Action',
              headHidden: true,
              align: 'end',
              cell: ({ name }) => (
                <Button look="act" reason={name === 'rewards' ? 'A wallet is needed to claim.' : undefined}>
                  {name === 'unbonding' ? 'Calendar' : 'Manage'}
                </Button>
              ),
            },
          ]}
        />
        <ErrorRow what="your delegations" why="The node did not answer within 8 seconds." onRetry={() => undefined} />
      </Sample>
      <Sample name="Timeline">
        <Timeline
          label="Coming up"
          items={[
            {
              id: '1',
              when: <DateText at={now + 2_040_000} form="relative" />,
              title: 'stkXPRT compounds',
              detail: 'about 1.93 XPRT for you',
            },
            {
              id: '2',
              when: <DateText at={now + 9 * 86_400_000} form="day" />,
              title: 'Unbonding pays out',
              detail: LONG,
              amount: <Money amount={xprt(412_000_000n)} digits={2} unit="never" plus />,
            },
          ]}
        />
      </Sample>
      <Sample name="Receipt, DefinitionList, Steps">
        <div className="card max-w-[480px]">
          <Receipt
            step={1}
            title="Redeem 1,000.00 stkXPRT"
            source="Read from the exact bytes that you are about to sign."
            rows={[
              { term: 'You burn', value: '1,000.000000 stkXPRT' },
              { term: 'You get', value: '1,084.213004 XPRT on 13 Dec 2026' },
              { term: 'Chain', value: <span className="font-mono text-small">core-sandbox-1</span> },
            ]}
          />
        </div>
        <div className="mt-4 max-w-[480px]">
          <DefinitionList items={[{ term: 'Redemption fee', value: 'none' }]} />
        </div>
      </Sample>
      <Sample name="Note">
        <div className="grid max-w-[520px] gap-3">
          <Note tone="info">Selling on the market would give about 1,071 XPRT now: 1.2 % less, 21 days sooner.</Note>
          <Note tone="warn">While it unbonds you cannot sell or move it. A validator's slash would reduce it.</Note>
          <Note tone="bad">The wallet returned a document that differs from what was reviewed. Nothing was sent.</Note>
        </div>
      </Sample>
      <Sample name="LineChart">
        <div className="card max-w-[420px]">
          <LineChart label="Exchange rate, XPRT per stkXPRT" points={rates(now)} />
        </div>
        <LineChart label="Too short" points={[]} />
      </Sample>
      <Sample name="EmptyState, Details, ExternalLink">
        <EmptyState title="Nothing is unbonding" action={<Button>Redeem stkXPRT</Button>}>
          Redemptions stand here with the date on which each part arrives.
        </EmptyState>
        <Details summary="How is this computed?">
          Net amount divided by supply.{' '}
          <ExternalLink href="https://github.com/persistenceOne/pstake-native">Source of the module</ExternalLink>
        </Details>
      </Sample>
    </>
  );
}
