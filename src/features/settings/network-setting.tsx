import { useQuery } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import type { NetworkKind } from '#config/network.ts';
import { deploymentNetworks, NETWORK_SUMMARIES } from '#config/networks.ts';
import { useNetwork } from '#queries/network-context.tsx';
import { Note } from '#ui/note.tsx';
import { Choice } from './choice.tsx';
import { Setting } from './setting.tsx';

const DETAILS: Readonly<Record<NetworkKind, string>> = {
  mainnet: 'Real money',
  testnet: 'A public test network; its tokens have no value',
  sandbox: 'Whole chains inside this page; nothing is real',
  custom: 'Added by this deployment',
};

/** Which network the page shows. It is part of the address of every page. */
export function NetworkSetting() {
  const { network } = useNetwork();
  const [, navigate] = useLocation();
  const { data } = useQuery({ queryKey: ['deployment-networks'], queryFn: deploymentNetworks, staleTime: Number.POSITIVE_INFINITY });
  const choices = [...NETWORK_SUMMARIES, ...(data?.networks ?? [])];
  return (
    <Setting title="Network" text="Each network has its own wallet connection and its own list of transactions.">
      <Choice
        label="Network"
        value={network.id}
        onChange={(id) => navigate(`~/${id}/settings`)}
        options={choices.map(({ id, name, kind }) => ({ value: id, label: name, detail: DETAILS[kind] }))}
      />
      {data?.problems.map((problem) => (
        <Note key={problem} tone="warn">
          A network of this deployment cannot be used: {problem}
        </Note>
      ))}
    </Setting>
  );
}
