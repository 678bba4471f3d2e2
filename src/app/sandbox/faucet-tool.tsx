import { useState } from 'react';
import { assetOf, chainById } from '#config/networks.ts';
import { parseAmount } from '#domain/parse-amount.ts';
import { useNetwork } from '#queries/network-context.tsx';
import { Button } from '#ui/button.tsx';
import { Select } from '#ui/select.tsx';
import { TextField } from '#ui/text-field.tsx';
import { useAccountOn } from '#wallet/wallet-context.tsx';
import { Tool, type ToolProps } from './tool.tsx';

/** Money for the connected account: on every chain the coin that pays its fees. */
export function Faucet({ sandbox, run, waits }: ToolProps) {
  const { network } = useNetwork();
  const [chain, setChain] = useState(network.hub);
  const address = useAccountOn(chain)?.address ?? null;
  const [text, setText] = useState('1000');
  const asset = assetOf(network, chain, chainById(network, chain)?.stakeDenom ?? '');
  const parsed = parseAmount(text, asset);
  const reason = waits ?? (address === null ? 'Connect an account first.' : parsed.kind === 'ok' ? undefined : 'Enter an amount.');
  const fund = () => {
    if (parsed.kind !== 'ok' || !address) return;
    const { base } = parsed.amount;
    void run('faucet', async () => (await sandbox).fund(address, asset.denom, base, chain), `${text} ${asset.symbol} arrived.`);
  };
  return (
    <Tool title="Faucet" text="Gives the coin of a chain to the connected account there.">
      <Select
        label="Chain"
        value={chain}
        onChange={setChain}
        options={network.chains.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <TextField
        label={`Amount of ${asset.symbol}`}
        value={text}
        onChange={setText}
        inputMode="decimal"
        error={
          parsed.kind === 'malformed' ? parsed.reason : parsed.kind === 'too-many-decimals' ? `At most ${parsed.max} decimals.` : undefined
        }
      />
      <Button reason={reason} onClick={fund}>
        Give
      </Button>
    </Tool>
  );
}
