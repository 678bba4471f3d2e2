import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { chainById } from '#config/networks.ts';
import { useNetwork } from '#queries/network-context.tsx';
import type { RelayedKind, SandboxController } from '#sandbox/controller.ts';
import { Button } from '#ui/button.tsx';
import { Select } from '#ui/select.tsx';
import { Tool, type ToolProps } from './tool.tsx';

type Orders = Parameters<SandboxController['orderRelayer']>[0];

const PROMPT = { rounds: 0, seconds: 0 };
const PACES = {
  prompt: { label: 'Works', orders: { work: 'running', delay: PROMPT }, done: 'The relayer works.' },
  slow: {
    label: 'Works, five minutes late',
    orders: { work: 'running', delay: { rounds: 0, seconds: 300 } },
    done: 'The relayer works five minutes late.',
  },
  stopped: { label: 'Stands still', orders: { work: 'stopped' }, done: 'The relayer stands still.' },
} as const satisfies Readonly<Record<string, { label: string; orders: Orders; done: string }>>;
type Pace = keyof typeof PACES;

const KINDS = [
  { value: 'packet', label: 'A packet' },
  { value: 'acknowledgement', label: 'An acknowledgement' },
  { value: 'timeout', label: 'The word that a packet came too late' },
] as const satisfies readonly { value: RelayedKind; label: string }[];

/** What relayers of a real network do when they are slow, broke or gone. */
export function RelayerTool({ sandbox, run, waits }: ToolProps) {
  const { data: orders } = useQuery({ queryKey: ['sandbox', 'relayer'], queryFn: async () => (await sandbox).relayer() });
  const [kind, setKind] = useState<RelayedKind>('packet');
  const order = (change: Orders, done: string) => {
    if (waits === undefined) void run('relayer', async () => (await sandbox).orderRelayer(change), done);
  };
  const pace: Pace = orders?.work === 'stopped' ? 'stopped' : (orders?.delay.seconds ?? 0) > 0 ? 'slow' : 'prompt';
  return (
    <Tool
      title="Relayer"
      text="Carries packets between the chains. On a real network strangers do it, and may stop at any time; the money then waits, and comes back when its time is over and somebody relays again."
    >
      <Select
        label="The relayer"
        value={pace}
        onChange={(next) => order(PACES[next].orders, PACES[next].done)}
        options={(Object.keys(PACES) as Pace[]).map((value) => ({ value, label: PACES[value].label }))}
      />
      <Select
        label="Order of packets"
        value={orders?.order ?? 'as sent'}
        onChange={(next) => order({ order: next }, `Packets are carried ${next}.`)}
        options={[
          { value: 'as sent', label: 'As they were sent' },
          { value: 'reversed', label: 'The last one first' },
        ]}
      />
      <Select label="What it loses next" value={kind} onChange={setKind} options={KINDS} />
      <div className="grid gap-2.5 wide:grid-cols-2">
        <Button
          reason={waits}
          onClick={() => void run('lose', async () => (await sandbox).loseNext(kind), 'The next one of these will be lost.')}
        >
          Lose the next one
        </Button>
        <Button
          reason={waits}
          onClick={() => void run('find', async () => (await sandbox).findLost(), 'What was lost is relayed after all.')}
        >
          Find what was lost
        </Button>
      </div>
    </Tool>
  );
}

/** What becomes of a channel that nobody has relayed over for weeks. */
export function ExpireTool({ sandbox, run, waits }: ToolProps) {
  const { network } = useNetwork();
  const pairs = network.channels.flatMap(({ from, to }) => [
    [from, to],
    [to, from],
  ]);
  const [chosen, setChosen] = useState('0');
  const name = (id: string | undefined) => chainById(network, id ?? '')?.name ?? '';
  const [on, about] = pairs[Number.parseInt(chosen, 10)] ?? [];
  const expire = async () => {
    if (on && about) await (await sandbox).expireClient(on, about);
  };
  return (
    <Tool
      title="Light client"
      text="What a chain knows of another one becomes too old, as when nobody relays for weeks. Only a reset brings it back."
    >
      <Select
        label="Which one"
        value={chosen}
        onChange={setChosen}
        options={pairs.map(([there, of], index) => ({ value: String(index), label: `${name(of)}, as ${name(there)} knows it` }))}
      />
      <Button reason={waits} onClick={() => void run('expire', expire, `On ${name(on)} the light client of ${name(about)} has expired.`)}>
        Let it expire
      </Button>
    </Tool>
  );
}
