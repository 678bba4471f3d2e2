import { useState } from 'react';
import type { Chain } from '#config/network.ts';
import { preferences, savePreferences } from '#config/preferences.ts';
import { Button } from '#ui/button.tsx';
import { Note } from '#ui/note.tsx';
import { TextField } from '#ui/text-field.tsx';
import { proveEndpoint } from './prove-endpoint.ts';

type Props = {
  /** With the endpoints that the network lists. */
  chain: Chain;
  /** The own endpoint in use; empty when there is none. */
  own: string;
  text: string;
  onText: (text: string) => void;
};

/** The endpoint of one chain: what is in use, and another to check and use. */
export function EndpointForm({ chain, own, text, onText }: Props) {
  const [state, setState] = useState<'idle' | 'asking'>('idle');
  const [problem, setProblem] = useState<string | null>(null);
  const use = async () => {
    setState('asking');
    setProblem(null);
    const proof = await proveEndpoint(text, chain);
    setState('idle');
    if (proof.kind === 'refused') setProblem(proof.reason);
    else keep({ ...preferences().endpoints, [chain.id]: proof.url });
  };
  const remove = () => keep(Object.fromEntries(Object.entries(preferences().endpoints).filter(([id]) => id !== chain.id)));
  return (
    <>
      <TextField
        label="RPC endpoint"
        value={text}
        onChange={onText}
        mono
        inputMode="url"
        autoComplete="off"
        spellCheck={false}
        hint={`In use: ${own || listed(chain.rpc.length)}`}
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
      {own && <Note tone="info">Numbers and transactions of {chain.name} go through your node only.</Note>}
    </>
  );
}

function listed(count: number): string {
  if (count === 0) return 'none, because this network lists no endpoint of the chain';
  return count === 1 ? 'the one endpoint of this network' : `the ${count} endpoints of this network`;
}

/** The connection is made when the page starts, so it starts again. */
function keep(endpoints: Readonly<Record<string, string>>): void {
  savePreferences({ endpoints });
  window.location.reload();
}
