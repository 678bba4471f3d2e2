import { useHubAddress } from '#wallet/wallet-context.tsx';
import { ActionPage } from './forms/action-page.tsx';
import { MyStaking } from './mine/my-staking.tsx';
import { useStakeSearch } from './use-stake-search.ts';
import { useValidators } from './validators/use-validators.ts';
import { ValidatorSheet } from './validators/validator-sheet.tsx';
import { ValidatorsSection } from './validators/validators-section.tsx';

/** My stake and all validators; and the form of each thing that can be done with them, in their place. All of it is in the address of the page. */
export function StakePage() {
  const { search } = useStakeSearch();
  const address = useHubAddress();
  // Another account and another action begin anew: nothing that was chosen for the one is left in the other.
  if (search.do !== '') {
    return (
      <ActionPage key={`${address} ${search.do} ${search.validator} ${search.entry}`} action={search.do} operator={search.validator} />
    );
  }
  return <Lists address={address} operator={search.validator} />;
}

function Lists({ address, operator }: { address: string | null; operator: string }) {
  const reading = useValidators();
  return (
    <>
      <div className="grid gap-11">
        <MyStaking key={address} validators={reading} />
        <ValidatorsSection reading={reading} />
      </div>
      {operator !== '' && reading.state === 'ready' && <ValidatorSheet key={operator} operator={operator} validators={reading.value} />}
    </>
  );
}
