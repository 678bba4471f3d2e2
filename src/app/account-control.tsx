import { lazy, Suspense, useState, useSyncExternalStore } from 'react';
import { AccountPill } from '#ui/account-pill.tsx';
import { Button } from '#ui/button.tsx';
import { closeConnect, isConnectOpen, openConnect, subscribeConnect } from '#wallet/connect-request.ts';
import { useWallet } from '#wallet/wallet-context.tsx';

const AccountMenu = lazy(() => import('./account-menu.tsx').then((module) => ({ default: module.AccountMenu })));
const ConnectDialog = lazy(() => import('#wallet/connect-dialog.tsx').then((module) => ({ default: module.ConnectDialog })));

/** The account in the head of every page, and the connect dialog that any page may ask for. */
export function AccountControl() {
  const wallet = useWallet();
  const asked = useSyncExternalStore(subscribeConnect, isConnectOpen);
  const [wasAsked, setWasAsked] = useState(asked);
  if (asked && !wasAsked) setWasAsked(true);
  const [account, ...further] = wallet.state === 'connected' ? wallet.accounts : [];
  return (
    <>
      {wallet.state === 'connected' && account ? (
        <Suspense fallback={<AccountPill disabled address={account.address} name={account.name} watching={wallet.capability === 'none'} />}>
          <AccountMenu accounts={[account, ...further]} watching={wallet.capability === 'none'} />
        </Suspense>
      ) : (
        <Button size="small" onClick={openConnect}>
          {wallet.state === 'connecting' ? 'Connecting' : 'Connect'}
        </Button>
      )}
      {wasAsked && (
        <Suspense>
          <ConnectDialog open={asked} onClose={closeConnect} />
        </Suspense>
      )}
    </>
  );
}
