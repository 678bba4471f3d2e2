import { ibcDenom } from '#config/ibc-denom.ts';
import { type DenomTrace, parseTrace, tracePath } from '#domain/denom-trace.ts';
import { abciQuery, malformed } from '../abci.ts';
import type { ChainClient } from '../client.ts';
import { isNotFound } from '../not-found.ts';
import { isMissingModule } from '../probe.ts';
import { field, nested, readMessage, repeated, text, writeMessage } from '../wire.ts';
import type { ChannelId } from './channel.ts';

const hop = nested({ port: field(1, text), channel: field(2, text) });
const denomResponse = { denom: field(1, nested({ base: field(1, text), hops: repeated(3, hop) })) };
const traceResponse = { trace: field(1, nested({ path: field(1, text), base: field(2, text) })) };
const escrowResponse = { address: field(1, text) };

const SERVICE = '/ibc.applications.transfer.v1.Query';

/** More channels than any token came through. */
const MAX_HOPS = 20;

/**
 * Where an `ibc/…` denom came from, null when the chain does not know it. The answer is proved: its hash is the denom, so that no node can give
 * a token another origin. Chains before ibc-go v9 call it a denom trace. Throws `ChainFailure`.
 */
export async function fetchDenomTrace(client: ChainClient, denom: string): Promise<DenomTrace | null> {
  try {
    return proved(denom, await readTrace(client, denom));
  } catch (failure) {
    if (isNotFound(failure)) return null;
    throw failure;
  }
}

async function readTrace(client: ChainClient, denom: string): Promise<DenomTrace> {
  try {
    return readMessage(await abciQuery(client, `${SERVICE}/Denom`, writeMessage([1, denom])), denomResponse, 'denom').denom;
  } catch (failure) {
    if (!isMissingModule(failure)) throw failure;
    const answer = await abciQuery(client, `${SERVICE}/DenomTrace`, writeMessage([1, denom]));
    const { path, base } = readMessage(answer, traceResponse, 'denom trace').trace;
    return parseTrace(`${path}/${base}`);
  }
}

function proved(denom: string, trace: DenomTrace): DenomTrace {
  if (trace.hops.length === 0 || trace.hops.length > MAX_HOPS) throw malformed('hops of a denom');
  if (ibcDenom(tracePath(trace), trace.base) !== denom) throw malformed('trace of another denom');
  return trace;
}

/** The account that holds what was sent over a channel and has not come back. Throws `ChainFailure`. */
export async function fetchEscrowAddress(client: ChainClient, { port, channel }: ChannelId): Promise<string> {
  const answer = await abciQuery(client, `${SERVICE}/EscrowAddress`, writeMessage([1, port], [2, channel]));
  const { address } = readMessage(answer, escrowResponse, 'escrow');
  if (!/^[a-z0-9]{1,83}1[a-z0-9]{38,90}$/.test(address)) throw malformed('escrow address');
  return address;
}
