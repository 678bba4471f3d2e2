import { useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import { useLiquidPool } from '#queries/liquid-pool.ts';
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
  const go = (next: 'mint' | 'redeem', text: string) => {
    const search = writeSearch({ tab: next, amount: text });
    setTyped({ text, amount: readSearch(search.split('?')[1] ?? '').amount });
    navigate(search, { replace: true });
  };
  if (pool.state === 'loading') return <Skeleton chars={30} label="Reading the pool behind stkXPRT" />;
  if (pool.state === 'failed') return <ErrorRow what="the pool behind stkXPRT" onRetry={pool.retry} />;
  const Form = tab === 'mint' ? MintForm : RedeemForm;
  return <Form pool={pool.value} tab={tab} onTab={(next) => go(next, '')} text={typed.text} onType={(text) => go(tab, text)} />;
}
