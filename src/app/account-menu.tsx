import { chainById } from '#config/networks.ts';
import { shortAddress } from '#domain/address.ts';
import { useNetwork } from '#queries/network-context.tsx';
import { AccountPill } from '#ui/account-pill.tsx';
import { Address } from '#ui/address.tsx';
import { Menu, type MenuItem } from '#ui/menu.tsx';
import { toast } from '#ui/toast.tsx';
import { openConnect } from '#wallet/connect-request.ts';
import type { WalletAccount } from '#wallet/wallet.ts';
import { useWalletStore } from '#wallet/wallet-context.tsx';
import { NotConnected } from './not-connected.tsx';

type Props = {
  /** One per connected chain, the hub's first. */
  accounts: readonly [WalletAccount, ...WalletAccount[]];
  watching: boolean;
};

/** Addresses, another account, disconnect. */
export function AccountMenu({ accounts, watching }: Props) {
  const { network } = useNetwork();
  const store = useWalletStore();
  const [hub, ...further] = accounts;
  /** The button of the menu goes with the account, so the page's heading takes the focus. */
  const leave = () => store.disconnect().then(() => document.querySelector('h1')?.focus());
  const copyOn = ({ chain, address }: WalletAccount): MenuItem => ({
    id: chain,
    label: (
      <>
        <span className="sr-only">Copy the address on </span>
        {chainById(network, chain)?.name ?? chain}
      </>
    ),
    detail: <span className="font-mono">{shortAddress(address)}</span>,
    icon: 'copy',
    onSelect: () => void copy(address),
  });
  return (
    <Menu
      opener={(opener) => <AccountPill address={hub.address} name={hub.name} watching={watching} {...opener} />}
      head={
        <>
          <Address address={hub.address} form="whole" copy={false} />
          {!watching && <NotConnected connected={accounts.map(({ chain }) => chain)} />}
        </>
      }
      items={[
        {
          id: 'copy',
          label: 'Copy address',
          icon: 'copy',
          onSelect: () => void copy(hub.address),
        },
        ...further.map(copyOn),
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
