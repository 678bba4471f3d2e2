import { useQuery } from '@tanstack/react-query';
import { liquidAsset, stakeAsset } from '#config/networks.ts';
import { amount } from '#domain/amount.ts';
import { liquidStakeParamsQuery, liquidStakeStateQuery, liquidValidatorsQuery } from '#queries/liquidstake.ts';
import { useNetwork } from '#queries/network-context.tsx';
import { readAll } from '#queries/reading.ts';
import { DefinitionList } from '#ui/definition-list.tsx';
import { ErrorRow } from '#ui/error-row.tsx';
import { Money } from '#ui/money.tsx';
import { Skeleton } from '#ui/skeleton.tsx';

/** The pool behind stkXPRT in five numbers. */
export function ProtocolNumbers() {
  const { network, hub } = useNetwork();
  const reading = readAll({
    state: useQuery(liquidStakeStateQuery(hub)),
    params: useQuery(liquidStakeParamsQuery(hub)),
    validators: useQuery(liquidValidatorsQuery(hub)),
  });
  const xprt = stakeAsset(network);
  const stk = liquidAsset(network);
  return (
    <section className="mt-11 max-w-[640px]">
      <h2 className="mb-2.5">The pool behind {stk.symbol}</h2>
      {reading.state === 'loading' && <Skeleton chars={30} label="Reading the pool" />}
      {reading.state === 'failed' && <ErrorRow what="the pool" onRetry={reading.retry} />}
      {reading.state === 'ready' && (
        <DefinitionList
          items={[
            { term: 'XPRT staked', value: <Money amount={amount(xprt, reading.value.state.netAmount)} digits={2} /> },
            {
              term: `${stk.symbol} in circulation`,
              value: <Money amount={amount(stk, reading.value.state.stkxprtTotalSupply)} digits={2} />,
            },
            { term: 'Validators', value: `${reading.value.validators.filter(({ status }) => status === 'active').length} active` },
            { term: 'Least that can be minted from', value: <Money amount={amount(xprt, reading.value.params.minLiquidStakeAmount)} /> },
            { term: 'Minting and redeeming', value: reading.value.params.modulePaused ? 'paused by the chain' : 'open' },
          ]}
        />
      )}
    </section>
  );
}
