import { Button } from '#ui/button.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { ErrorRow } from '#ui/error-row.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { openConnect } from '#wallet/connect-request.ts';
import { useHubAddress } from '#wallet/wallet-context.tsx';
import type { Action } from '../search.ts';
import { type Desk, useDesk } from '../use-desk.ts';
import { useValidators, type Validators } from '../validators/use-validators.ts';
import { CancelForm } from './cancel-form.tsx';
import { ClaimForm } from './claim-form.tsx';
import { DelegateForm } from './delegate-form.tsx';
import { BackLink } from './form-page.tsx';
import { RedeemSharesForm } from './redeem-shares-form.tsx';
import { RedelegateForm } from './redelegate-form.tsx';
import { RestakeForm } from './restake-form.tsx';
import { TokenizeForm } from './tokenize-form.tsx';
import { UndelegateForm } from './undelegate-form.tsx';

/** The form of one action. */
export function ActionPage({ action, operator }: { action: Action; operator: string }) {
  const reading = useValidators();
  const address = useHubAddress();
  if (address === null && action !== 'delegate') {
    return (
      <>
        <BackLink />
        <EmptyState
          title="No account yet"
          action={
            <Button look="primary" onClick={openConnect}>
              Connect a wallet
            </Button>
          }
        >
          What you have staked, and what you can do with it, stands here.
        </EmptyState>
      </>
    );
  }
  if (reading.state === 'loading') return <Skeleton chars={30} label="Reading the validators" />;
  if (reading.state === 'failed') {
    return (
      <>
        <BackLink />
        <ErrorRow what="the validators" onRetry={reading.retry} />
      </>
    );
  }
  return <WithDesk validators={reading.value} action={action} operator={operator} />;
}

function WithDesk({ validators, action, operator }: { validators: Validators; action: Action; operator: string }) {
  const desk = useDesk(validators);
  if (!desk) return <Skeleton chars={30} label="Reading the rules of the chain" />;
  return (
    <>
      {desk.reading === 'failed' && <ErrorRow what="what you have staked" onRetry={desk.retry} />}
      <Form desk={desk} action={action} operator={operator} />
    </>
  );
}

function Form({ desk, action, operator }: { desk: Desk; action: Action; operator: string }) {
  switch (action) {
    case 'delegate':
      return <DelegateForm desk={desk} />;
    case 'undelegate':
      return <UndelegateForm desk={desk} operator={operator} />;
    case 'redelegate':
      return <RedelegateForm desk={desk} operator={operator} />;
    case 'cancel-unbonding':
      return <CancelForm desk={desk} operator={operator} />;
    case 'claim':
      return <ClaimForm desk={desk} operator={operator} />;
    case 'restake':
      return <RestakeForm desk={desk} />;
    case 'tokenize':
      return <TokenizeForm desk={desk} operator={operator} />;
    case 'redeem-shares':
      return <RedeemSharesForm desk={desk} operator={operator} />;
  }
}
