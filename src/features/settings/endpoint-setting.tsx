import { useState, useSyncExternalStore } from 'react';
import { preferences, savePreferences, subscribePreferences } from '#config/preferences.ts';
import { useNetwork } from '#queries/network-context.tsx';
import { Button } from '#ui/button.tsx';
import { Note } from '#ui/note.tsx';
import { TextField } from '#ui/text-field.tsx';
import { proveEndpoint } from './prove-endpoint.ts';
import { Setting } from './setting.tsx';

/** An own node for this network's chain, proved by its chain id before it is used. */
export function EndpointSetting() {
  const { network, hub } = useNetwork();
  const { endpoints } = useSyncExternalStore(subscribePreferences, preferences);
  const own = endpoints[hub.chain.id] ?? '';
  const [text, setText] = useState(own);
  const [state, setState] = useState<'idle' | 'asking'>('idle');
  const [problem, setProblem] = useState<string | null>(null);
  if (network.kind === 'sandbox') {
    return (
      <Setting title="Node" text="The sandbox runs inside this page, so there is no node to choose.">
        <p className="text-small text-ink-3">On every other network an own node can be set here.</p>
      </Setting>
    );
  }
  const use = async () => {
    setState('asking');
    setProblem(null);
    const proof = await proveEndpoint(text, hub.chain);
    setState('idle');
    if (proof.kind === 'refused') setProblem(proof.reason);
    else keep({ ...endpoints, [hub.chain.id]: proof.url });
  };
  const remove = () => keep(Object.fromEntries(Object.entries(endpoints).filter(([chain]) => chain !== hub.chain.id)));
  return (
    <Setting
      title="Node"
      text={`The RPC address of your own node of ${hub.chain.name}. It is asked for its chain id first; then everything is read from it alone.`}
    >
      <TextField
        label="RPC endpoint"
        value={text}
        onChange={setText}
        mono
        inputMode="url"
        autoComplete="off"
        spellCheck={false}
        hint={own ? `In use: ${own}` : `In use: the ${hub.chain.rpc.length} endpoints of this network`}
        error={problem ?? undefined}
      />
      <div className="flex flex-wrap gap-3">
        <Button size="small" reason={state === 'asking' ? 'Asking the node who it is.' : undefined} onClick={() => void use()}>
          Check and use
        </Button>
        {own && (
          <Button size="small" onClick={remove}>
            Use the network's endpoints again
          </Button>
        )}
      </div>
      {own && <Note tone="info">Numbers and transactions of {network.name} go through your node only.</Note>}
    </Setting>
  );
}

/** The connection is made when the page starts, so it starts again. */
function keep(endpoints: Readonly<Record<string, string>>): void {
  savePreferences({ endpoints });
  window.location.reload();
}
