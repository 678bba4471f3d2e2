import { MyStaking } from './mine/my-staking.tsx';
import { useStakeSearch } from './use-stake-search.ts';
import { useValidators } from './validators/use-validators.ts';
import { ValidatorSheet } from './validators/validator-sheet.tsx';
import { ValidatorsSection } from './validators/validators-section.tsx';

/** My stake, all validators, and the forms of everything that can be done with them. */
export function StakePage() {
  return (
    <>
      <div className="grid gap-11">
        <MyStaking />
        <ValidatorsSection />
      </div>
      <Sheet />
    </>
  );
}

function Sheet() {
  const { search } = useStakeSearch();
  const reading = useValidators();
  if (search.validator === '' || reading.state !== 'ready') return null;
  return <ValidatorSheet key={search.validator} operator={search.validator} validators={reading.value} />;
}
