import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import { liquidAsset } from '#config/networks.ts';
import { capabilitiesQuery } from '#queries/capabilities.ts';
import { useLiquidPool } from '#queries/liquid-pool.ts';
import { useNetwork } from '#queries/network-context.tsx';
import { useTx } from '#tx/use-tx.ts';
import { EmptyState } from '#ui/empty-state.tsx';
import { ErrorRow } from '#ui/error-row.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { MintForm } from './mint-form.tsx';
import { RedeemForm } from './redeem-form.tsx';
import { readSearch, writeSearch } from './search.ts';

/** Mint and redeem stkXPRT. The tab and what was typed live in the address of the page. */
export function LiquidPage() {
  const { tab, amount } = readSearch(useSearch());
  const [, navigate] = useLocation();
  const pool = useLiquidPool();
  const [typed, setTyped] = useState({ text: amount, amount });
  // A link may change the amount while the page is open; what is too long for the address stays typed all the same.
  if (typed.amount !== amount) setTyped({ text: amount, amount });
  // What a block has carried out is not left one click away from being done again.
  const { flow } = useTx();
  const included = flow?.state.step === 'done' ? flow.run : 0;
  const [cleared, setCleared] = useState(included);
  if (included > cleared) {
    setCleared(included);
    setTyped({ text: '', amount });
  }
  const go = (next: 'mint' | 'redeem', text: string) => {
    const search = writeSearch({ tab: next, amount: text });
    setTyped({ text, amount: readSearch(search.split('?')[1] ?? '').amount });
    navigate(search, { replace: true });
  };
  if (pool.state === 'loading') return <Skeleton chars={30} label="Reading the pool behind stkXPRT" />;
  if (pool.state === 'failed') return <Unreadable retry={pool.retry} />;
  const Form = tab === 'mint' ? MintForm : RedeemForm;
  return <Form pool={pool.value} tab={tab} onTab={(next) => go(next, '')} text={typed.text} onType={(text) => go(tab, text)} />;
}

/** A chain without the module is no failure, and is asked nothing more. */
function Unreadable({ retry }: { retry: () => void }) {
  const { network, hub } = useNetwork();
  const { data: capabilities } = useQuery(capabilitiesQuery(hub));
  if (capabilities?.liquidstake === 'missing') {
    return (
      <EmptyState title={`${network.name} has no liquid staking`}>
        Its chain does not have the module that mints and redeems {liquidAsset(network).symbol}. What you hold can still be seen on
        Overview.
      </EmptyState>
    );
  }
  return <ErrorRow what="the pool behind stkXPRT" onRetry={retry} />;
}
