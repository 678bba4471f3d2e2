import { useState } from 'react';
import { useNetwork } from '#queries/network-context.tsx';
import type { SandboxController } from '#sandbox/controller.ts';
import { Button } from '#ui/button.tsx';
import { Select } from '#ui/select.tsx';
import { Faucet } from './faucet-tool.tsx';
import { Pause, Slash, Unjail } from './pool-tools.tsx';
import { ExpireTool, RelayerTool } from './relayer-tool.tsx';
import { resetSandbox } from './reset-sandbox.ts';
import { ADVANCES, useSandboxAction } from './sandbox-action.ts';
import { useSandbox } from './sandbox-context.ts';
import { Tool } from './tool.tsx';

/** The buttons of the sandbox: clock, faucet, relayer, pause, slash, faults, reset. */
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
        The sandbox is a whole network in this page: Core-1 and three of its counterparties, with their rules and money that is not real.
        These tools do what waiting, other people and bad luck do on real chains.
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
      <RelayerTool sandbox={sandbox} run={run} waits={waits('relayer')} />
      <ExpireTool sandbox={sandbox} run={run} waits={waits('expire')} />
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
