import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { stakeAsset } from '#config/networks.ts';
import { parseAmount } from '#domain/parse-amount.ts';
import { sanitizeText } from '#domain/text.ts';
import { liquidStakeParamsQuery, liquidValidatorsQuery } from '#queries/liquidstake.ts';
import { useNetwork } from '#queries/network-context.tsx';
import { validatorsQuery } from '#queries/staking.ts';
import type { SandboxController } from '#sandbox/controller.ts';
import { Button } from '#ui/button.tsx';
import { Select } from '#ui/select.tsx';
import { TextField } from '#ui/text-field.tsx';
import { useHubAddress } from '#wallet/wallet-context.tsx';
import { resetSandbox } from './reset-sandbox.ts';
import { ADVANCES, useSandboxAction } from './sandbox-action.ts';
import { useSandbox } from './sandbox-context.ts';

/** The buttons of the sandbox: clock, faucet, pause, slash, faults, reset. */
export function SandboxPage() {
  const sandbox = useSandbox();
  return sandbox && <Tools sandbox={sandbox} />;
}

const FAULTS = [
  { value: 'out-of-gas', label: 'Runs out of gas' },
  { value: 'liquid-stake-failed', label: 'Is refused by the chain' },
  { value: 'drop', label: 'Is accepted and never included' },
] as const;
type Fault = (typeof FAULTS)[number]['value'];

function Tools({ sandbox }: { sandbox: Promise<SandboxController> }) {
  const { network } = useNetwork();
  const { busy, run } = useSandboxAction();
  const [fault, setFault] = useState<Fault>('out-of-gas');
  const waits = (label: string) => (busy === null ? undefined : busy === label ? 'Working.' : 'Another tool is working.');
  return (
    <div className="grid max-w-[640px] gap-9">
      <p className="text-ink-2">
        The sandbox is a whole chain in this page, with the rules of Core-1 and money that is not real. These tools do what waiting, other
        people and bad luck do on a real chain.
      </p>
      <Tool title="Clock" text="Moves time. Rewards compound every hour, and unbonding XPRT arrives after 21 days.">
        <div className="grid gap-2.5 wide:grid-cols-3">
          {ADVANCES.map(({ label, milliseconds }) => (
            <Button
              key={label}
              reason={waits(label)}
              onClick={() => void run(label, async () => (await sandbox).advance(milliseconds), `The clock moved ${label} ahead.`)}
            >
              Advance {label}
            </Button>
          ))}
        </div>
      </Tool>
      <Faucet sandbox={sandbox} run={run} waits={waits('faucet')} />
      <Pause sandbox={sandbox} run={run} waits={waits('pause')} />
      <Slash sandbox={sandbox} run={run} waits={waits('slash')} />
      <Unjail sandbox={sandbox} run={run} waits={waits('unjail')} />
      <Tool title="Next transaction" text="Makes the next transaction end badly, to see what the app does then.">
        <Select label="The next transaction" value={fault} onChange={setFault} options={FAULTS} />
        <Button
          reason={waits('fault')}
          onClick={() => void run('fault', async () => (await sandbox).failNext(fault), 'The next transaction will end badly.')}
        >
          Arm
        </Button>
      </Tool>
      <Tool title="Reset" text="Back to the first block. Balances and transactions of the sandbox start anew, and the page with them.">
        <Button
          look="danger"
          reason={waits('reset')}
          onClick={() => void run('reset', () => resetSandbox(sandbox, network.id), 'The sandbox starts anew.')}
        >
          Reset the sandbox
        </Button>
      </Tool>
    </div>
  );
}

type ToolProps = { sandbox: Promise<SandboxController>; run: ReturnType<typeof useSandboxAction>['run']; waits: string | undefined };

function Faucet({ sandbox, run, waits }: ToolProps) {
  const { network } = useNetwork();
  const address = useHubAddress();
  const [text, setText] = useState('1000');
  const asset = stakeAsset(network);
  const parsed = parseAmount(text, asset);
  const reason = waits ?? (address === null ? 'Connect an account first.' : parsed.kind === 'ok' ? undefined : 'Enter an amount.');
  const fund = () => {
    if (parsed.kind === 'ok' && address)
      void run('faucet', async () => (await sandbox).fund(address, asset.denom, parsed.amount.base), `${text} ${asset.symbol} arrived.`);
  };
  return (
    <Tool title="Faucet" text={`Gives ${asset.symbol} to the connected account.`}>
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

function Pause({ sandbox, run, waits }: ToolProps) {
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

function Slash({ sandbox, run, waits }: ToolProps) {
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

function Unjail({ sandbox, run, waits }: ToolProps) {
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

function Tool({ title, text, children }: { title: string; text: string; children: React.ReactNode }) {
  return (
    <section className="border-t border-line pt-4">
      <h2>{title}</h2>
      <p className="mt-1 mb-3.5 text-ink-2">{text}</p>
      <div className="grid gap-3">{children}</div>
    </section>
  );
}
