import { useLocation, useSearch } from 'wouter';
import { useLedger } from '#queries/ledger.ts';
import { Button } from '#ui/button.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { Segmented } from '#ui/segmented.tsx';
import { openConnect } from '#wallet/connect-request.ts';
import { useHubAddress } from '#wallet/wallet-context.tsx';
import { CalculatorTab } from './calculator/calculator-tab.tsx';
import { EarnedTab } from './earned/earned-tab.tsx';
import { LedgerTab } from './ledger/ledger-tab.tsx';
import { type RewardsSearch, readSearch, writeSearch } from './search.ts';

const TABS = [
  { value: 'earned', label: 'Earned' },
  { value: 'ledger', label: 'Ledger' },
  { value: 'calculator', label: 'Calculator' },
] as const;

/** What an account owns and has earned, entry by entry, and what staking would earn. The address of the page holds what is shown, never whose. */
export function RewardsPage() {
  const search = readSearch(useSearch());
  const [, navigate] = useLocation();
  const address = useHubAddress();
  const go = (change: Partial<RewardsSearch>) => navigate(writeSearch({ ...search, ...change }), { replace: true });
  return (
    <Segmented label="Rewards" width="content" value={search.tab} onChange={(tab) => go({ tab })} options={TABS}>
      {search.tab === 'calculator' ? (
        <CalculatorTab search={search} go={go} />
      ) : address ? (
        <OfAccount key={address} address={address} search={search} go={go} />
      ) : (
        <NoAccount />
      )}
    </Segmented>
  );
}

type Props = { address: string; search: RewardsSearch; go: (change: Partial<RewardsSearch>) => void };

function OfAccount({ address, search, go }: Props) {
  const reading = useLedger(address);
  return search.tab === 'ledger' ? (
    <LedgerTab reading={reading} search={search} go={go} />
  ) : (
    <EarnedTab address={address} reading={reading} />
  );
}

function NoAccount() {
  return (
    <EmptyState
      title="No account yet"
      action={
        <Button look="primary" onClick={openConnect}>
          Connect a wallet
        </Button>
      }
    >
      What an account owns and has earned stands here: each claim, each automatic payout, what stkXPRT gained and the fees that were paid,
      with charts and files for your records. To look at any address without a wallet, choose to watch it. The calculator needs neither.
    </EmptyState>
  );
}
