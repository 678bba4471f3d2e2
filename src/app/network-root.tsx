import { use, useEffect } from 'react';
import { savePreferences } from '#config/preferences.ts';
import { NetworkContext } from '#queries/network-context.tsx';
import { TxProvider } from '#tx/tx-provider.tsx';
import { Toaster } from '#ui/toast.tsx';
import { WalletContext } from '#wallet/wallet-context.tsx';
import { SandboxContext } from './sandbox/sandbox-context.ts';
import { openSession } from './session.ts';
import { Shell } from './shell.tsx';

/** Opens the network's session and gives it to everything below. Suspends until it is open; an unknown network ends in the error page. */
export function NetworkRoot({ id }: { id: string }) {
  const session = use(openSession(id));
  // The network that was looked at last is the one that opens next time.
  useEffect(() => savePreferences({ network: id }), [id]);
  return (
    <NetworkContext value={session.value}>
      <WalletContext value={session.wallet}>
        <SandboxContext value={session.sandbox}>
          <TxProvider>
            <Shell />
            <Toaster />
          </TxProvider>
        </SandboxContext>
      </WalletContext>
    </NetworkContext>
  );
}
