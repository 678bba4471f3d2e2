import { useState, useSyncExternalStore } from 'react';
import type { Chain, ChainId } from '#config/network.ts';
import { chainById } from '#config/networks.ts';
import { preferences, subscribePreferences } from '#config/preferences.ts';
import { useNetwork } from '#queries/network-context.tsx';
import { Select } from '#ui/select.tsx';
import { EndpointForm } from './endpoint-form.tsx';
import { Setting } from './setting.tsx';

/** Own nodes for the chains of this network, each proved by its chain id before it is used. */
export function EndpointSetting() {
  const { network } = useNetwork();
  const { endpoints } = useSyncExternalStore(subscribePreferences, preferences);
  const [chosen, setChosen] = useState(network.hub);
  // What was typed for one chain is still there after a look at another.
  const [drafts, setDrafts] = useState(endpoints);
  const chain = chainById(network, chosen);
  if (network.kind === 'sandbox' || !chain) {
    return (
      <Setting title="Node" text="The sandbox runs inside this page, so there is no node to choose.">
        <p className="text-small text-ink-3">On every other network an own node can be set here.</p>
      </Setting>
    );
  }
  return (
    <Setting
      title="Node"
      text={`The RPC address of your own node of ${chain.name}. It is asked for its chain id first; then everything about this chain is read from it alone.`}
    >
      {network.chains.length > 1 && (
        <Select label="Chain" value={chosen} onChange={setChosen} options={choices(network.chains, network.hub, endpoints)} />
      )}
      <EndpointForm
        key={chain.id}
        chain={chain}
        own={endpoints[chain.id] ?? ''}
        text={drafts[chain.id] ?? ''}
        onText={(text) => setDrafts({ ...drafts, [chain.id]: text })}
      />
    </Setting>
  );
}

/** The hub first, then by name. Chains that have an own node say so, because only one is shown at a time. */
function choices(chains: readonly Chain[], hub: ChainId, endpoints: Readonly<Record<ChainId, string>>) {
  const place = ({ id, name }: Chain): string => (id === hub ? '' : name);
  return chains
    .toSorted((a, b) => place(a).localeCompare(place(b)))
    .map(({ id, name }) => ({ value: id, label: endpoints[id] ? `${name}: own node` : name }));
}
