import { malformed } from '../abci.ts';

/**
 * One kind of field in the JSON that amino signs. `write` gives undefined for what amino leaves out; `read` is strict: what the chain would have
 * written in another way is refused, because the chain writes the document again to check the signature. Both throw `ChainFailure` (`malformed`).
 */
export type AminoField = { write(value: unknown, name: string): unknown; read(value: unknown, name: string): unknown };

type Coin = { readonly denom: string; readonly amount: string };

/** Text that is never empty. */
export const text: AminoField = { write: filledText, read: filledText };

/** Text that is left out while it is empty. */
export const optionalText: AminoField = {
  write: (value, name) => (value === undefined || value === '' ? undefined : filledText(value, name)),
  read: (value, name) => (value === undefined ? '' : filledText(value, name)),
};

/** A positive int64 as decimal text. */
export const int64: AminoField = {
  write: (value, name) => positive(value, 2n ** 63n, name),
  read: (value, name) => positiveText(value, 2n ** 63n, name),
};

/** A uint64 as decimal text, left out while it is 0. */
export const optionalUint64: AminoField = {
  write: (value, name) => (value === undefined || value === 0n ? undefined : positive(value, 2n ** 64n, name)),
  read: (value, name) => (value === undefined ? 0n : positiveText(value, 2n ** 64n, name)),
};

/** A coin, amount in base units as decimal text; an amount of 0 is written. */
export const coin: AminoField = { write: strictCoin, read: strictCoin };

/** Coins, at least one. */
export const coins: AminoField = { write: strictCoins, read: strictCoins };

/** A height of another chain: never left out, `{}` when it is zero (ibc-go `modules/core/02-client/types`, `Height` is not nullable). */
export const height: AminoField = {
  write: (value, name) => {
    const { revisionNumber, revisionHeight } = record(value, name);
    const written = {
      revision_number: optionalUint64.write(revisionNumber, name),
      revision_height: optionalUint64.write(revisionHeight, name),
    };
    return Object.fromEntries(Object.entries(written).filter(([, part]) => part !== undefined));
  },
  read: (value, name) => {
    const { revision_number, revision_height, ...rest } = record(value, name);
    if (Object.keys(rest).length > 0) throw malformed(name);
    return { revisionNumber: optionalUint64.read(revision_number, name), revisionHeight: optionalUint64.read(revision_height, name) };
  },
};

function filledText(value: unknown, name: string): string {
  if (typeof value !== 'string' || value === '') throw malformed(name);
  return value;
}

function positive(value: unknown, limit: bigint, name: string): string {
  if (typeof value !== 'bigint' || value <= 0n || value >= limit) throw malformed(name);
  return String(value);
}

function positiveText(value: unknown, limit: bigint, name: string): bigint {
  if (typeof value !== 'string' || !/^[1-9]\d{0,19}$/.test(value) || BigInt(value) >= limit) throw malformed(name);
  return BigInt(value);
}

function strictCoin(value: unknown, name: string): Coin {
  const { denom, amount, ...rest } = record(value, name);
  const isCoin = typeof denom === 'string' && typeof amount === 'string' && /^(0|[1-9]\d{0,77})$/.test(amount);
  if (!isCoin || Object.keys(rest).length > 0) throw malformed(name);
  return { denom, amount };
}

function strictCoins(value: unknown, name: string): readonly Coin[] {
  if (!Array.isArray(value) || value.length === 0) throw malformed(name);
  return value.map((one: unknown) => strictCoin(one, name));
}

function record(value: unknown, name: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw malformed(name);
  return { ...value };
}
