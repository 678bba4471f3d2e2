import { useNetwork } from '#queries/network-context.tsx';
import { AccountPill } from '#ui/account-pill.tsx';
import { Address } from '#ui/address.tsx';
import { Menu } from '#ui/menu.tsx';
import { toast } from '#ui/toast.tsx';
import { openConnect } from '#wallet/connect-request.ts';
import type { WalletAccount } from '#wallet/wallet.ts';
import { useWalletStore } from '#wallet/wallet-context.tsx';

type Props = { account: WalletAccount; watching: boolean };

/** Address, another account, disconnect. */
export function AccountMenu({ account, watching }: Props) {
  const { network } = useNetwork();
  const store = useWalletStore();
  /** The button of the menu goes with the account, so the page's heading takes the focus. */
  const leave = () => store.disconnect().then(() => document.querySelector('h1')?.focus());
  return (
    <Menu
      opener={(opener) => <AccountPill address={account.address} name={account.name} watching={watching} {...opener} />}
      head={<Address address={account.address} form="whole" copy={false} />}
      items={[
        {
          id: 'copy',
          label: 'Copy address',
          icon: 'copy',
          onSelect: () => void copy(account.address),
        },
        {
          id: 'switch',
          label: network.kind === 'sandbox' ? 'Use another account' : 'Use another wallet',
          icon: 'wallet',
          onSelect: openConnect,
        },
        { id: 'disconnect', label: watching ? 'Stop watching' : 'Disconnect', icon: 'close', onSelect: () => void leave() },
      ]}
    />
  );
}

async function copy(address: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(address);
    toast('The address was copied.');
  } catch {
    toast('The browser did not let the address be copied.', 'bad');
  }
}
