import { useState } from 'react';
import type { ChainAsset } from '#config/network.ts';
import { chainById, stakeAsset } from '#config/networks.ts';
import { parseAmount } from '#domain/parse-amount.ts';
import { useNetwork } from '#queries/network-context.tsx';
import { Button } from '#ui/button.tsx';
import { Select } from '#ui/select.tsx';
import { TextField } from '#ui/text-field.tsx';
import { typedProblem } from '#ui/typed-problem.ts';
import { useAccountOn } from '#wallet/wallet-context.tsx';
import { Tool, type ToolProps } from './tool.tsx';

const keyOf = ({ chain, denom }: ChainAsset): string => `${chain} ${denom}`;

/** Any listed coin, on any chain, for the account that is connected there. */
export function Faucet({ sandbox, run, waits }: ToolProps) {
  const { network } = useNetwork();
  const [chosen, setChosen] = useState(keyOf(stakeAsset(network)));
  const [text, setText] = useState('1000');
  const asset = network.assets.find((each) => keyOf(each) === chosen) ?? stakeAsset(network);
  const address = useAccountOn(asset.chain)?.address ?? null;
  const parsed = parseAmount(text, asset);
  const reason = waits ?? (address === null ? 'Connect an account first.' : parsed.kind === 'ok' ? undefined : 'Enter an amount.');
  const fund = () => {
    if (parsed.kind !== 'ok' || !address) return;
    const { base } = parsed.amount;
    void run('faucet', async () => (await sandbox).fund(address, asset.denom, base, asset.chain), `${text} ${asset.symbol} arrived.`);
  };
  return (
    <Tool title="Faucet" text="Gives coins to the connected account, on the chain that is chosen.">
      <Select
        label="Coin"
        value={keyOf(asset)}
        onChange={setChosen}
        options={network.assets.map((each) => ({
          value: keyOf(each),
          label: `${each.symbol} on ${chainById(network, each.chain)?.name ?? each.chain}`,
        }))}
      />
      <TextField
        label={`Amount of ${asset.symbol}`}
        value={text}
        onChange={setText}
        inputMode="decimal"
        error={typedProblem(parsed, asset) ?? undefined}
      />
      <Button reason={reason} onClick={fund}>
        Give
      </Button>
    </Tool>
  );
}
