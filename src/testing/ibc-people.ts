import { secp256k1 } from '@noble/curves/secp256k1.js';
import { MsgTransfer } from 'cosmjs-types/ibc/applications/transfer/v1/tx';
import { onChain } from '#sandbox/address.ts';
import { readAcknowledgement } from '#sandbox/ibc/acknowledgement.ts';
import { packetKey } from '#sandbox/ibc/channel.ts';
import type { Packet } from '#sandbox/ibc/packet.ts';
import { readData } from '#sandbox/ibc/transfer-data.ts';
import { fundAccount } from '#sandbox/intervention.ts';
import type { SandboxNode } from '#sandbox/node.ts';
import { keyAddress } from '#sandbox/signature.ts';
import { SECOND } from '#sandbox/time.ts';
import type { LinkedChains } from './linked-chains.ts';
import type { Random } from './random.ts';
import { signedTx } from './signed-tx.ts';

/** Somebody with one key, and the same account on every chain. */
export type Traveller = { readonly name: string; readonly key: Uint8Array };

export type Message = { readonly typeUrl: string; readonly value: Uint8Array };

/** What a packet did with coins of somebody on the chain that is watched, in the block that is watched. */
export type PacketEffect = { readonly did: 'sent' | 'arrived' | 'returned'; readonly address: string; readonly packet: Packet };

export const traveller = (name: string, digit: number): Traveller => ({ name, key: new Uint8Array(32).fill(digit) });

export const addressOn = (node: SandboxNode, { key }: Traveller): string =>
  onChain(node.state.singles.prefix, () => keyAddress(secp256k1.getPublicKey(key)));

export const balanceOf = (node: SandboxNode, address: string, denom: string): bigint =>
  (node.state.tables.balances.get(address) ?? []).find((coin) => coin.denom === denom)?.amount ?? 0n;

/** Fees of one transaction, in the chain's own coin. */
export const FEES: Readonly<Record<string, { readonly denom: string; readonly amount: bigint }>> = {
  'core-sandbox-1': { denom: 'uxprt', amount: 50_000n },
  'hub-sandbox-1': { denom: 'uatom', amount: 50_000n },
  'osmo-sandbox-1': { denom: 'uosmo', amount: 50_000n },
};

/** Puts a transaction of theirs into the mempool; false when they have one there already, or the chain does not take it. */
export function submit(node: SandboxNode, person: Traveller, messages: readonly Message[]): { readonly hash: string } | null {
  const account = node.state.tables.accounts.get(addressOn(node, person));
  const fee = FEES[node.chainId];
  if (!account || !fee) return null;
  const bytes = signedTx({
    privateKey: person.key,
    accountNumber: account.number,
    sequence: account.sequence,
    messages,
    fee: [{ denom: fee.denom, amount: `${fee.amount}` }],
    gas: 2_000_000n,
    chainId: node.chainId,
  });
  const { hash, result } = node.submit(bytes);
  return result.code === 0 ? { hash } : null;
}

export function transferOf(
  node: SandboxNode,
  person: Traveller,
  to: {
    readonly channel: string;
    readonly denom: string;
    readonly amount: bigint;
    readonly receiver: string;
    readonly seconds: number;
    readonly memo?: string;
  },
): Message {
  const value = MsgTransfer.encode(
    MsgTransfer.fromPartial({
      sourcePort: 'transfer',
      sourceChannel: to.channel,
      token: { denom: to.denom, amount: `${to.amount}` },
      sender: addressOn(node, person),
      receiver: to.receiver,
      timeoutTimestamp: node.state.singles.time + BigInt(to.seconds) * SECOND,
      memo: to.memo ?? '',
    }),
  ).finish();
  return { typeUrl: '/ibc.applications.transfer.v1.MsgTransfer', value };
}

/** The memo that has a chain pass on. */
export const forwardMemo = (channel: string, receiver: string, seconds: number): string =>
  JSON.stringify({ forward: { receiver, port: 'transfer', channel, timeout: `${seconds}s`, retries: 0 } });

/** Enough of the fee coins for a life. */
export function fundFees(chains: LinkedChains, people: readonly Traveller[], amount: bigint): void {
  for (const node of [chains.core, chains.hub, chains.osmo]) {
    const denom = FEES[node.chainId]?.denom ?? '';
    for (const person of people) node.intervene(fundAccount(addressOn(node, person), denom, amount));
  }
}

/** What happens between the chains, as chance has it. Returns the seconds until the next block. */
export function troubleOf(random: Random, { relayer }: LinkedChains): number {
  const at = { work: 'running', delay: { rounds: 0, seconds: 0 }, order: 'as sent', clients: 'kept alive' } as const;
  const luck = random.below(16);
  if (luck === 0) relayer.orders = { ...at, work: 'stopped' };
  else if (luck === 1) relayer.orders = { ...at, order: 'reversed' };
  else if (luck === 2) relayer.orders = { ...at, delay: { rounds: 2, seconds: 0 } };
  else if (luck < 6) relayer.loseNext(random.of(['packet', 'acknowledgement', 'timeout']));
  else if (luck < 10) {
    relayer.orders = at;
    relayer.findLost();
  }
  return random.of([1, 1, 1, 1, 1, 1, 2, 2, 3, 3, 30, 3600]);
}

/** Tells from the chains' own tables, block by block, what packets did on one of them. */
export class PacketWatch {
  readonly #here: SandboxNode;
  readonly #nodes: readonly SandboxNode[];
  #sent = new Map<string, Packet>();
  readonly #received = new Set<string>();

  constructor(here: SandboxNode, nodes: readonly SandboxNode[]) {
    this.#here = here;
    this.#nodes = nodes;
    this.next();
  }

  next(): readonly PacketEffect[] {
    const { ibcCommitments, ibcReceipts, ibcAcknowledgements } = this.#here.state.tables;
    const effects: PacketEffect[] = [];
    for (const [key, packet] of ibcCommitments)
      if (!this.#sent.has(key)) effects.push({ did: 'sent', address: readData(packet.data).sender, packet });
    for (const [key, packet] of this.#sent) {
      if (!ibcCommitments.has(key) && !isAccepted(this.#across(packet), packet))
        effects.push({ did: 'returned', address: readData(packet.data).sender, packet });
    }
    this.#sent = new Map([...ibcCommitments].filter(([, packet]) => packet.sourcePort === 'transfer'));
    for (const other of this.#nodes) {
      if (other === this.#here) continue;
      for (const packet of other.state.tables.ibcCommitments.values()) {
        const key = packetKey(packet.destinationPort, packet.destinationChannel, packet.sequence);
        const isHere = packet.sourcePort === 'transfer' && this.#leadsHere(other, packet);
        if (!isHere || !ibcReceipts.has(key) || this.#received.has(key)) continue;
        const bytes = ibcAcknowledgements.get(key);
        const answer = bytes && readAcknowledgement(bytes);
        this.#received.add(key);
        if (answer && !('error' in answer)) effects.push({ did: 'arrived', address: readData(packet.data).receiver, packet });
      }
    }
    return effects.filter(({ packet }) => packet.sourcePort === 'transfer');
  }

  #across({ sourceChannel }: Packet): SandboxNode | undefined {
    const { ibcChannels, ibcConnections, ibcClients } = this.#here.state.tables;
    const connection = ibcConnections.get(ibcChannels.get(`transfer/${sourceChannel}`)?.connectionId ?? '');
    const chain = ibcClients.get(connection?.clientId ?? '')?.chainId;
    return this.#nodes.find(({ chainId }) => chainId === chain);
  }

  #leadsHere({ state: { tables } }: SandboxNode, { sourceChannel }: Packet): boolean {
    const connection = tables.ibcConnections.get(tables.ibcChannels.get(`transfer/${sourceChannel}`)?.connectionId ?? '');
    return tables.ibcClients.get(connection?.clientId ?? '')?.chainId === this.#here.chainId;
  }
}

/** Whether the other chain's answer to a packet is that it was accepted. */
function isAccepted(there: SandboxNode | undefined, packet: Packet): boolean {
  const bytes = there?.state.tables.ibcAcknowledgements.get(packetKey(packet.destinationPort, packet.destinationChannel, packet.sequence));
  const answer = bytes && readAcknowledgement(bytes);
  return answer !== undefined && answer !== null && !('error' in answer);
}
