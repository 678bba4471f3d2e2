import { useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import { useLiquidPool } from '#queries/liquid-pool.ts';
import { ErrorRow } from '#ui/error-row.tsx';
import { Segmented } from '#ui/segmented.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { MintForm } from './mint-form.tsx';
import { RedeemForm } from './redeem-form.tsx';
import { readSearch, writeSearch } from './search.ts';

const TABS = [
  { value: 'mint', label: 'Mint' },
  { value: 'redeem', label: 'Redeem' },
] as const;

/** Mint and redeem stkXPRT. The tab and what was typed live in the address of the page. */
export function LiquidPage() {
  const { tab, amount } = readSearch(useSearch());
  const [, navigate] = useLocation();
  const pool = useLiquidPool();
  const [text, setText] = useState(amount);
  const type = (next: string) => {
    setText(next);
    navigate(writeSearch({ tab, amount: next }), { replace: true });
  };
  const choose = (next: 'mint' | 'redeem') => {
    setText('');
    navigate(writeSearch({ tab: next, amount: '' }), { replace: true });
  };
  const Form = tab === 'mint' ? MintForm : RedeemForm;
  return (
    <Segmented label="What to do" value={tab} onChange={choose} options={TABS}>
      {pool.state === 'loading' && <Skeleton chars={30} label="Reading the pool behind stkXPRT" />}
      {pool.state === 'failed' && <ErrorRow what="the pool behind stkXPRT" onRetry={pool.retry} />}
      {pool.state === 'ready' && <Form pool={pool.value} text={text} onType={type} />}
    </Segmented>
  );
}
