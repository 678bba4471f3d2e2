import { useState } from 'react';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { Note } from '#ui/note.tsx';
import { ProviderRow } from './provider-row.tsx';
import { providersOf } from './providers.ts';
import { SandboxAccountList } from './sandbox-account-list.tsx';
import type { ConnectOptions, ProviderId } from './wallet.ts';
import { useWallet, useWalletStore } from './wallet-context.tsx';
import { walletErrorText } from './wallet-error-text.ts';
import { WatchForm } from './watch-form.tsx';

type Props = { readonly open: boolean; readonly onClose: () => void };

/** Every way to look at an account or to sign for one, on one card. Lazy: it brings Base UI and the sandbox accounts. */
export function ConnectDialog({ open, onClose }: Props) {
  const store = useWalletStore();
  const wallet = useWallet();
  const [tried, setTried] = useState<ProviderId | null>(null);
  const [address, setAddress] = useState('');

  const connect = (provider: ProviderId, options?: ConnectOptions) => {
    setTried(provider);
    // A failure is in the wallet's state, which says it below.
    store.connect(provider, options).then(close, () => {});
  };
  const close = () => {
    setTried(null);
    onClose();
  };
  // Cancelling really cancels: what the wallet answers later is nobody's answer.
  const cancel = () => void store.disconnect();

  if (wallet.state === 'connecting' && isExtension(wallet.provider)) {
    return (
      <Dialog open={open} onClose={cancel} title="Connecting" actions={<Button onClick={cancel}>Cancel</Button>}>
        <p className="mt-3 text-ink-2" role="status">
          Answer in the window of your wallet. It may be behind this one.
        </p>
      </Dialog>
    );
  }
  const problem = wallet.state === 'error' && wallet.provider === tried ? walletErrorText(wallet.error, wallet.provider) : null;
  const providers = providersOf(store.network);
  return (
    <Dialog
      open={open}
      onClose={close}
      title="Connect"
      description="Keys stay in your wallet. This page sees addresses and asks before each signature."
      actions={<Button onClick={close}>Close</Button>}
    >
      <div className="mt-4 flex flex-col gap-6">
        {problem && tried !== 'watch' && (
          <Note tone="bad" live>
            {problem}
          </Note>
        )}
        {providers.some(({ id }) => id === 'sandbox') && <SandboxAccountList onChoose={(account) => connect('sandbox', { account })} />}
        <section>
          <h3 className="label mb-1">Wallets</h3>
          <ul className="border-t border-line">
            {providers.map((each) =>
              isExtension(each.id) ? <ProviderRow key={each.id} provider={each} onConnect={() => connect(each.id)} /> : null,
            )}
          </ul>
        </section>
        <WatchForm
          address={address}
          onChange={(text) => {
            setAddress(text);
            if (tried === 'watch') setTried(null);
          }}
          problem={tried === 'watch' ? problem : null}
          onWatch={() => connect('watch', { address })}
        />
      </div>
    </Dialog>
  );
}

const isExtension = (id: ProviderId) => id === 'keplr' || id === 'leap';
