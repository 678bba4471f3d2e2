import type { Dec } from '#domain/dec.ts';
import { abciQuery, malformed } from '../abci.ts';
import type { ChainClient } from '../client.ts';
import { page, queryAll } from '../pagination.ts';
import { dec, duration, field, flag, nested, readMessage, repeated, text, timestamp, uint, writeMessage } from '../wire.ts';

/** A validator that misses more than `1 − minSignedPerWindow` of `signedBlocksWindow` blocks is slashed and jailed. Fractions of its tokens. */
export type SlashingParams = {
  readonly signedBlocksWindow: bigint;
  readonly minSignedPerWindow: Dec;
  readonly downtimeJailMs: number;
  readonly slashFractionDowntime: Dec;
  readonly slashFractionDoubleSign: Dec;
};

/** How well a validator signs. `missedBlocks` of the current window, which began at `startHeight` at the earliest. */
export type SigningInfo = {
  /** `…valcons1…`. */
  readonly consensusAddress: string;
  readonly startHeight: bigint;
  readonly missedBlocks: bigint;
  /** Milliseconds since 1970; null if it was never jailed. A time in the past says only when it could have come back. */
  readonly jailedUntil: number | null;
  /** Double-signed: out for ever. */
  readonly tombstoned: boolean;
};

const paramsResponse = {
  params: field(
    1,
    nested({
      signedBlocksWindow: field(1, uint),
      minSignedPerWindow: field(2, dec),
      downtimeJailMs: field(3, duration),
      slashFractionDoubleSign: field(4, dec),
      slashFractionDowntime: field(5, dec),
    }),
  ),
};
const signingInfo = nested({
  consensusAddress: field(1, text),
  startHeight: field(2, uint),
  jailedUntil: field(4, timestamp),
  tombstoned: field(5, flag),
  missedBlocks: field(6, uint),
});
const infosResponse = { infos: repeated(1, signingInfo), page: field(2, page) };

const SERVICE = '/cosmos.slashing.v1beta1.Query';
const ONE = 10n ** 18n;

/** Throws `ChainFailure`. Source: cosmos-sdk x/slashing. */
export async function fetchSlashingParams(client: ChainClient): Promise<SlashingParams> {
  const { params } = readMessage(await abciQuery(client, `${SERVICE}/Params`, writeMessage()), paramsResponse, 'slashing');
  const fractions = [params.minSignedPerWindow, params.slashFractionDowntime, params.slashFractionDoubleSign];
  if (params.signedBlocksWindow === 0n || fractions.some((fraction) => fraction > ONE)) throw malformed('slashing params');
  return params;
}

/** Of every validator that was ever bonded, also of those that are gone. Throws `ChainFailure`. Source: cosmos-sdk x/slashing. */
export function fetchSigningInfos(client: ChainClient): Promise<readonly SigningInfo[]> {
  return queryAll(
    client,
    `${SERVICE}/SigningInfos`,
    (pagination) => writeMessage([1, pagination]),
    (answer) => {
      const { infos, page: next } = readMessage(answer, infosResponse, 'slashing');
      return { items: infos.map(({ jailedUntil, ...rest }) => ({ ...rest, jailedUntil: jailedUntil > 0 ? jailedUntil : null })), next };
    },
  );
}
