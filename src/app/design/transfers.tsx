import { createEmbeddedClient } from '#chain/embedded.ts';
import type { Chain, ChainAsset } from '#config/network.ts';
import { chainById, hubChain } from '#config/networks.ts';
import { SANDBOX_NETWORK } from '#config/sandbox-network.ts';
import { AssetSwitch } from '#features/liquid/asset-switch.tsx';
import { NetworkContext, type NetworkValue } from '#queries/network-context.tsx';
import { TransferTracking } from '#tx/transfer-tracking.tsx';
import { Sample } from './sample.tsx';
import { transferSamples } from './transfer-samples.ts';

const client = (chain: Chain) =>
  createEmbeddedClient(SANDBOX_NETWORK, chain, {
    execute: () => Promise.reject(new Error('There is no chain here.')),
    disconnect: () => {},
  });

/** Names and assets of the sandbox, without its chains. */
const NETWORK: NetworkValue = {
  network: SANDBOX_NETWORK,
  hub: client(hubChain(SANDBOX_NETWORK)),
  client: (id) => client(chainById(SANDBOX_NETWORK, id) ?? hubChain(SANDBOX_NETWORK)),
};

const [OWN, ...OTHERS] = SANDBOX_NETWORK.assets.filter(({ kind }) => kind === 'liquid');
/** The last has ended, as all but the first have on Core-1. */
const COINS = OTHERS.map((asset, index): ChainAsset => {
  const lifecycle = { ...asset.lifecycle, state: 'gone' } as const;
  return index === OTHERS.length - 1 ? { ...asset, lifecycle } : asset;
});

/** What crosses chains, in every state. */
export function Transfers() {
  return (
    <NetworkContext value={NETWORK}>
      <Sample name="TransferTracking, HopList">
        <div className="grid gap-6 sm:grid-cols-2 xl:grid-cols-3">
          {transferSamples().map(([name, transfer]) => (
            <section key={name} aria-label={name} className="card">
              <h3 className="mb-3">{name}</h3>
              <TransferTracking transfer={transfer} />
            </section>
          ))}
        </div>
      </Sample>
      {OWN && (
        <Sample name="AssetSwitch">
          <AssetSwitch assets={[OWN, ...COINS]} chosen={OWN.denom} tab="mint" />
          <AssetSwitch assets={[OWN, ...COINS]} chosen={COINS.at(-1)?.denom ?? ''} tab="mint" />
          <AssetSwitch assets={[OWN]} chosen={OWN.denom} tab="mint" />
        </Sample>
      )}
    </NetworkContext>
  );
}
