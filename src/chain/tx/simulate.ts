import { abciQuery, ChainFailure } from '../abci.ts';
import type { ChainClient } from '../client.ts';
import { type TxError, txErrorFromSimulation } from '../errors.ts';
import { field, nested, readMessage, uint, writeMessage } from '../wire.ts';
import { type AuthParts, type BodyParts, encodeAuthInfo, encodeBody, encodeTx } from './encode.ts';

/** What is simulated: the document as it will be signed, fee included. */
export type Simulation = BodyParts & Pick<AuthParts, 'pubkey' | 'sequence' | 'fee'>;

/** The chain tried the transaction and refused it: `refusal` is its error, `log` its text (untrusted). */
export class SimulationRefused extends ChainFailure {
  readonly refusal: TxError;
  readonly log: string;
  constructor(refusal: TxError, log: string) {
    super({ kind: 'query-failed', codespace: refusal.codespace, code: refusal.code, log });
    this.name = 'SimulationRefused';
    this.refusal = refusal;
    this.log = log;
  }
}

/** `gas_wanted` is 2^64 − 1 in a simulation and not read. */
const response = { gasInfo: field(1, nested({ gasUsed: field(2, uint) })) };

/** Of the length of a real one: every byte of the transaction costs 10 gas. */
const SIGNATURE = new Uint8Array(64);
/** Not a limit here, but a chain refuses documents above its block's: below that of any chain. */
const GAS_LIMIT = 1_000_000n;

/**
 * Gas that the transaction would use now, in units. With the fee coin and a signature of real length in the document, because without a
 * fee the chain leaves out the fee deduction (about 19,600 gas). Throws `SimulationRefused`, and `ChainFailure` when nobody answers.
 */
export async function simulate(client: ChainClient, simulation: Simulation): Promise<bigint> {
  const authInfo = encodeAuthInfo({ ...simulation, mode: 'direct', gas: GAS_LIMIT });
  const tx = encodeTx(encodeBody(simulation), authInfo, SIGNATURE);
  try {
    const answer = await abciQuery(client, '/cosmos.tx.v1beta1.Service/Simulate', writeMessage([2, tx]));
    return readMessage(answer, response, 'simulation').gasInfo.gasUsed;
  } catch (failure) {
    const error = failure instanceof ChainFailure ? failure.error : null;
    if (error?.kind !== 'query-failed') throw failure;
    throw new SimulationRefused(txErrorFromSimulation(error.codespace, error.code, error.log), error.log);
  }
}
