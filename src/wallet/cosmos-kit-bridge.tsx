import type { WalletManager } from '@cosmos-kit/core';
import { ChainProvider, walletContext } from '@cosmos-kit/react';
import { useContext, useEffect } from 'react';
import { createRoot } from 'react-dom/client';
import type { Chain, Network } from '#config/network.ts';
import type { AccountReading, Connection, Connector, ConnectRequest, Manner } from './connection.ts';
import { ExtensionClient } from './extension-client.ts';
import { ExtensionChainWallet } from './extension-wallet.ts';
import { keystoreEvent } from './injected.ts';
import { KeplrWallet } from './keplr-adapter.ts';
import { LeapWallet } from './leap-adapter.ts';
import { signAnswer } from './sign-answer.ts';
import { type SignAnswer, type SignRequest, WalletFailure } from './wallet.ts';
import { walletFailure } from './wallet-error.ts';

/**
 * The only door to cosmos-kit. It is mounted in a root of its own beside the application, never around it, so that the application does not
 * wait for it and is not rendered again by it. Connect, disconnect, accounts and offline signers are taken from it, and nothing else.
 */
export const connectKeplr: Connector = (request) => connectExtension('keplr', request);
export const connectLeap: Connector = (request) => connectExtension('leap', request);

async function connectExtension(provider: 'keplr' | 'leap', { network, onChange }: ConnectRequest): Promise<Connection> {
  // Extensions show up in frames, too; a page around ours could draw over what is signed.
  if (window.top !== window.self)
    throw new WalletFailure({ kind: 'unsupported', reason: 'Open this page on its own, not inside another one.' });
  const manager = await managerOf(network);
  const walletOn = (chain: Chain) => {
    const wallet = manager.getChainWallet(chain.id, provider);
    if (!(wallet instanceof ExtensionChainWallet)) throw new WalletFailure({ kind: 'unknown-chain', chain: chain.id });
    return wallet;
  };
  window.addEventListener(keystoreEvent(provider), onChange);
  return {
    reach: 'asked',
    read: (chains, manner) => readAll(chains.map(walletOn), provider, manner),
    sign: (request) => sign(manager, provider, request),
    close: async () => {
      window.removeEventListener(keystoreEvent(provider), onChange);
      const left = network.chains.filter((chain) => chain.id === network.hub || walletOn(chain).reading);
      await Promise.allSettled(left.map((chain) => walletOn(chain).disconnect()));
    },
  };
}

/** One prompt for all chains, then one account after the other: a wallet has one window. */
async function readAll(
  wallets: readonly ExtensionChainWallet[],
  provider: 'keplr' | 'leap',
  manner: Manner,
): Promise<readonly PromiseSettledResult<AccountReading>[]> {
  const [first] = wallets;
  if (first && !first.client) await first.initClient();
  if (!(first?.client instanceof ExtensionClient)) throw new WalletFailure({ kind: 'not-installed', provider });
  if (manner === 'ask') await first.client.permit(wallets.map(({ chainId }) => chainId));
  const settled: PromiseSettledResult<AccountReading>[] = [];
  for (const wallet of wallets) settled.push(...(await Promise.allSettled([wallet.read(manner)])));
  return settled;
}

async function sign(manager: WalletManager, provider: 'keplr' | 'leap', request: SignRequest): Promise<SignAnswer> {
  const { client } = manager.getChainWallet(request.chainId, provider);
  try {
    const signer = await client.getOfflineSigner?.(request.chainId, request.mode);
    if (request.mode === 'direct' && signer && 'signDirect' in signer) {
      const { bodyBytes, authInfoBytes, chainId, accountNumber } = request;
      return signAnswer(request, await signer.signDirect(request.signer, { bodyBytes, authInfoBytes, chainId, accountNumber }));
    }
    if (request.mode === 'amino' && signer && 'signAmino' in signer) {
      const msgs = request.document.msgs.map(({ type, value }) => ({ type, value: Object(value) }));
      return signAnswer(request, await signer.signAmino(request.signer, { ...request.document, msgs }));
    }
    throw new WalletFailure({ kind: 'unsupported', reason: 'This wallet does not sign such documents.' });
  } catch (cause) {
    throw walletFailure(cause, provider, request.chainId);
  }
}

const managers = new WeakMap<Network, Promise<WalletManager>>();

function managerOf(network: Network): Promise<WalletManager> {
  const known = managers.get(network);
  if (known) return known;
  const mounted = mount(network);
  managers.set(network, mounted);
  mounted.catch(() => managers.delete(network));
  return mounted;
}

function mount(network: Network): Promise<WalletManager> {
  const place = document.createElement('div');
  place.hidden = true;
  document.body.append(place);
  return new Promise((resolve, reject) => {
    const root = createRoot(place, { onUncaughtError: reject });
    root.render(
      <ChainProvider
        chains={network.chains.map(registryRecord)}
        assetLists={network.chains.map((chain) => ({ chain_name: chain.id, assets: [] }))}
        wallets={[new KeplrWallet(network), new LeapWallet(network)]}
        throwErrors={false}
        subscribeConnectEvents={false}
        endpointOptions={{
          isLazy: true,
          endpoints: Object.fromEntries(network.chains.map(({ id, rpc, rest }) => [id, { rpc: [...rpc], rest: [...rest] }])),
        }}
        signerOptions={{ preferredSignType: () => 'direct' }}
        allowedIframeParentOrigins={[]}
        logLevel="NONE"
      >
        <Door onOpen={resolve} />
      </ChainProvider>,
    );
  });
}

/** cosmos-kit wants a record in chain-registry's first form, and a list of assets: without both it would download them. */
const registryRecord = (chain: Chain) => ({
  chain_name: chain.id,
  chain_id: chain.id,
  bech32_prefix: chain.bech32,
  slip44: chain.slip44,
  apis: { rpc: chain.rpc.map((address) => ({ address })), rest: chain.rest.map((address) => ({ address })) },
});

/** Hands the manager out, and takes reconnecting from it: a child's effect runs before that of the provider, which would start it. */
function Door({ onOpen }: { readonly onOpen: (manager: WalletManager) => void }) {
  const { walletManager } = useContext(walletContext);
  useEffect(() => {
    Object.assign(walletManager, { _restoreAccounts: async () => {} });
    onOpen(walletManager);
  }, [walletManager, onOpen]);
  return null;
}
