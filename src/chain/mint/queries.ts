import type { Dec } from '#domain/dec.ts';
import { abciQuery } from '../abci.ts';
import type { ChainClient } from '../client.ts';
import { dec, field, nested, readMessage, text, uint, writeMessage } from '../wire.ts';

/** Rates per year as fractions of the supply; `blocksPerYear` is the chain's assumption, not what its clock does. */
export type MintParams = {
  readonly mintDenom: string;
  readonly inflationRateChange: Dec;
  readonly inflationMax: Dec;
  readonly inflationMin: Dec;
  readonly goalBonded: Dec;
  readonly blocksPerYear: bigint;
};

const paramsResponse = {
  params: field(
    1,
    nested({
      mintDenom: field(1, text),
      inflationRateChange: field(2, dec),
      inflationMax: field(3, dec),
      inflationMin: field(4, dec),
      goalBonded: field(5, dec),
      blocksPerYear: field(6, uint),
    }),
  ),
};
/** Declared as bytes, filled with the text of a Dec: the same on the wire. */
const inflationResponse = { inflation: field(1, dec) };
const provisionsResponse = { annualProvisions: field(1, dec) };

const SERVICE = '/cosmos.mint.v1beta1.Query';

/** Throws `ChainFailure`. */
export async function fetchMintParams(client: ChainClient): Promise<MintParams> {
  return readMessage(await abciQuery(client, `${SERVICE}/Params`, writeMessage()), paramsResponse, 'mint').params;
}

/** Inflation per year as a fraction of the supply. Throws `ChainFailure`. */
export async function fetchInflation(client: ChainClient): Promise<Dec> {
  const answer = await abciQuery(client, `${SERVICE}/Inflation`, writeMessage());
  return readMessage(answer, inflationResponse, 'mint').inflation;
}

/** Base units minted per year at the present inflation. Throws `ChainFailure`. */
export async function fetchAnnualProvisions(client: ChainClient): Promise<Dec> {
  const answer = await abciQuery(client, `${SERVICE}/AnnualProvisions`, writeMessage());
  return readMessage(answer, provisionsResponse, 'mint').annualProvisions;
}
