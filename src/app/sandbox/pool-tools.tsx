import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { sanitizeText } from '#domain/text.ts';
import { liquidStakeParamsQuery, liquidValidatorsQuery } from '#queries/liquidstake.ts';
import { useNetwork } from '#queries/network-context.tsx';
import { validatorsQuery } from '#queries/staking.ts';
import { Button } from '#ui/button.tsx';
import { Select } from '#ui/select.tsx';
import { Tool, type ToolProps } from './tool.tsx';

/** What an admin does to the pool behind stkXPRT. */
export function Pause({ sandbox, run, waits }: ToolProps) {
  const { hub } = useNetwork();
  const { data: params } = useQuery(liquidStakeParamsQuery(hub));
  const paused = params?.modulePaused ?? false;
  return (
    <Tool title="Module" text="An admin of the chain can pause minting and redeeming at any time.">
      <Button
        reason={waits}
        onClick={() =>
          void run(
            'pause',
            async () => (await sandbox).setModulePaused(!paused),
            paused ? 'Minting and redeeming are open again.' : 'Minting and redeeming are paused.',
          )
        }
      >
        {paused ? 'Open minting and redeeming again' : 'Pause minting and redeeming'}
      </Button>
    </Tool>
  );
}

const SLASHES = [
  { value: '1', label: '0.01 %, as for being offline' },
  { value: '500', label: '5 %, as for signing twice' },
  { value: '2000', label: '20 %' },
] as const;
type SlashPart = (typeof SLASHES)[number]['value'];

/** What the chain does to a validator that misbehaves. */
export function Slash({ sandbox, run, waits }: ToolProps) {
  const { hub } = useNetwork();
  const { data: pool } = useQuery(liquidValidatorsQuery(hub));
  const { data: validators } = useQuery(validatorsQuery(hub));
  const [part, setPart] = useState<SlashPart>('500');
  const [chosen, setChosen] = useState('');
  const options = (pool ?? []).map(({ operatorAddress }) => ({
    value: operatorAddress,
    label: sanitizeText(validators?.find((each) => each.operatorAddress === operatorAddress)?.moniker ?? operatorAddress, 40),
  }));
  const operator = chosen || options[0]?.value || '';
  const reason = waits ?? (operator === '' ? 'The validators are being read.' : undefined);
  return (
    <Tool title="Slash" text="Takes a part of a validator's stake and jails it. The exchange rate of stkXPRT falls.">
      <Select label="Validator" value={operator} onChange={setChosen} options={options} />
      <Select label="Part" value={part} onChange={setPart} options={SLASHES} />
      <Button
        reason={reason}
        onClick={() =>
          void run('slash', async () => (await sandbox).slash(operator, BASIS_POINTS[part]), 'The validator was slashed and jailed.')
        }
      >
        Slash
      </Button>
    </Tool>
  );
}

const BASIS_POINTS: Readonly<Record<SlashPart, number>> = { '1': 1, '500': 500, '2000': 2000 };

/** What its operator does afterwards. */
export function Unjail({ sandbox, run, waits }: ToolProps) {
  const { hub } = useNetwork();
  const { data: validators } = useQuery(validatorsQuery(hub));
  const [chosen, setChosen] = useState('');
  const options = (validators ?? [])
    .filter(({ jailed }) => jailed)
    .map(({ operatorAddress, moniker }) => ({ value: operatorAddress, label: sanitizeText(moniker || operatorAddress, 40) }));
  const operator = options.find(({ value }) => value === chosen)?.value ?? options[0]?.value ?? '';
  const reason = waits ?? (operator === '' ? 'No validator is jailed.' : undefined);
  return (
    <Tool
      title="Unjail"
      text="Brings a jailed validator back. On a real chain its operator does that, some minutes after the slash at the earliest."
    >
      <Select label="Jailed validator" value={operator} onChange={setChosen} options={options} />
      <Button
        reason={reason}
        onClick={() => void run('unjail', async () => (await sandbox).unjail(operator), 'The validator is back in the set.')}
      >
        Unjail
      </Button>
    </Tool>
  );
}
