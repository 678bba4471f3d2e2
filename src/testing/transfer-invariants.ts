import { onChain } from '#sandbox/address.ts';
import { readAcknowledgement } from '#sandbox/ibc/acknowledgement.ts';
import { packetKey } from '#sandbox/ibc/channel.ts';
import { bankDenom, cameOver, denomPath, oneHopMore, parseDenomPath } from '#sandbox/ibc/denom.ts';
import type { Packet } from '#sandbox/ibc/packet.ts';
import type { Channel, DenomTrace } from '#sandbox/ibc/records.ts';
import { escrowAddress, PORT } from '#sandbox/ibc/transfer.ts';
import { readData } from '#sandbox/ibc/transfer-data.ts';
import type { SandboxNode } from '#sandbox/node.ts';

/**
 * What is wrong with the money between linked chains, in words; empty when nothing is. At any moment, with packets under way or lost: what a chain
 * keeps in escrow for a channel is what there are vouchers for at the other end, and what is on its way between both.
 */
export function brokenTransfers(nodes: readonly SandboxNode[]): string[] {
  return nodes.flatMap((node) => [
    ...brokenTotals(node),
    ...[...channelsOf(node)].flatMap((channel) => brokenChannel(node, channel, nodes)),
  ]);
}

const channelsOf = ({ state }: SandboxNode): Channel[] => [...state.tables.ibcChannels.values()].filter(({ port }) => port === PORT);

const escrowed = (node: SandboxNode, channel: string) =>
  onChain(node.state.singles.prefix, () => node.state.tables.balances.get(escrowAddress(PORT, channel)) ?? []);

function brokenTotals(node: SandboxNode): string[] {
  const sums = new Map<string, bigint>();
  for (const { channel } of channelsOf(node))
    for (const { denom, amount } of escrowed(node, channel)) sums.set(denom, (sums.get(denom) ?? 0n) + amount);
  const noted = node.state.tables.transferEscrow;
  return [...new Set([...sums.keys(), ...noted.keys()])].flatMap((denom) =>
    (sums.get(denom) ?? 0n) === (noted.get(denom) ?? 0n)
      ? []
      : [`${node.chainId} notes ${noted.get(denom) ?? 0n}${denom} in escrow and has ${sums.get(denom) ?? 0n}`],
  );
}

function brokenChannel(node: SandboxNode, channel: Channel, nodes: readonly SandboxNode[]): string[] {
  const connection = node.state.tables.ibcConnections.get(channel.connectionId);
  const chainId = node.state.tables.ibcClients.get(connection?.clientId ?? '')?.chainId;
  const other = nodes.find((one) => one.chainId === chainId);
  if (!other) return [];
  const under = [...pendingOn(node, channel.channel, other), ...pendingOn(other, channel.counterpartyChannel, node)];
  const denoms = new Map<string, DenomTrace>();
  for (const { denom } of escrowed(node, channel.channel)) note(denoms, traceOn(node, denom));
  for (const trace of other.state.tables.transferDenoms.values())
    if (cameOver(trace, PORT, channel.counterpartyChannel)) note(denoms, { base: trace.base, trace: trace.trace.slice(1) });
  return [...denoms.values()].flatMap((denom) => {
    const here = bankDenom(denom);
    const voucher = oneHopMore(denom, PORT, channel.counterpartyChannel);
    const kept = escrowed(node, channel.channel).find((coin) => coin.denom === here)?.amount ?? 0n;
    const given = other.state.tables.supply.get(bankDenom(voucher)) ?? 0n;
    const moving = under
      .filter(({ packet, from }) => denomPath(parseDenomPath(readData(packet.data).denom)) === denomPath(from === node ? denom : voucher))
      .reduce((sum, { packet }) => sum + BigInt(readData(packet.data).amount), 0n);
    return kept === given + moving
      ? []
      : [`${node.chainId} ${channel.channel}: ${kept}${here} in escrow, ${given} in vouchers on ${other.chainId}, ${moving} on the way`];
  });
}

const note = (denoms: Map<string, DenomTrace>, denom: DenomTrace): unknown => denoms.set(denomPath(denom), denom);

const traceOn = ({ state }: SandboxNode, denom: string): DenomTrace =>
  state.tables.transferDenoms.get(denom.replace(/^ibc\//, '')) ?? { base: denom, trace: [] };

/** Packets whose money is neither here nor there: not received, or refused and not yet given back. */
function pendingOn(from: SandboxNode, channel: string, to: SandboxNode): { readonly packet: Packet; readonly from: SandboxNode }[] {
  return [...from.state.tables.ibcCommitments.values()]
    .filter((packet) => packet.sourcePort === PORT && packet.sourceChannel === channel)
    .filter((packet) => {
      const key = packetKey(packet.destinationPort, packet.destinationChannel, packet.sequence);
      const bytes = to.state.tables.ibcAcknowledgements.get(key);
      const acknowledgement = bytes && readAcknowledgement(bytes);
      return acknowledgement ? 'error' in acknowledgement : !to.state.tables.ibcReceipts.has(key);
    })
    .map((packet) => ({ packet, from }));
}
