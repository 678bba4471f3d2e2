import { describe, expect, test } from 'vitest';
import { recording } from '#testing/recording.ts';
import { decFromAtomics, decFromInt, formatDec, quo } from './dec.ts';
import { quoteMint } from './quote-mint.ts';
import { quoteRedeem } from './quote-redeem.ts';

/**
 * Every successful MsgLiquidStake and MsgLiquidUnstake of the five recordings of persistenceCore v16.0.1, with the state right before
 * it (rebuilt from the recorded events and checked against every recorded snapshot) and what its own events say happened.
 */
type Row = {
  readonly recording: string;
  readonly height: number;
  readonly base: string;
  readonly params: { readonly min: string; readonly unstakeFeeRate: string };
  readonly state: { readonly supply: string; readonly net: string };
  readonly liquidValidators: readonly {
    readonly operator: string;
    readonly weight: string;
    readonly status: 'active' | 'inactive';
    readonly delShares: string;
    readonly liquidTokens: string;
  }[];
  readonly validators: readonly { readonly operator: string; readonly tokens: string; readonly shares: string }[];
} & (
  | {
      readonly kind: 'mint';
      readonly expected: { readonly minted: string; readonly cValue: string; readonly parts: readonly [string, string][] };
    }
  | { readonly kind: 'redeem'; readonly expected: { readonly unbonded: string; readonly unbonds: readonly [string, string][] } }
);

const rows = recording<Row[]>('domain/liquid-quotes');

function inputOf(row: Row) {
  return {
    base: BigInt(row.base),
    params: {
      modulePaused: false,
      minLiquidStakeAmount: BigInt(row.params.min),
      unstakeFeeRate: decFromAtomics(BigInt(row.params.unstakeFeeRate)),
    },
    state: { stkxprtTotalSupply: BigInt(row.state.supply), netAmount: BigInt(row.state.net), proxyAccBalance: 0n },
    liquidValidators: row.liquidValidators.map((validator) => ({
      operatorAddress: validator.operator,
      weight: BigInt(validator.weight),
      status: validator.status,
      delShares: decFromAtomics(BigInt(validator.delShares)),
      liquidTokens: BigInt(validator.liquidTokens),
    })),
    validators: row.validators.map((validator) => ({
      operatorAddress: validator.operator,
      tokens: BigInt(validator.tokens),
      delegatorShares: decFromAtomics(BigInt(validator.shares)),
    })),
  };
}

const pairs = (parts: readonly { validator: string; amount: bigint }[]) =>
  parts.map(({ validator, amount }) => [validator, String(amount)]);

describe('recorded on the real chain', () => {
  const mints = rows.flatMap((row) => (row.kind === 'mint' ? [row] : []));
  const redemptions = rows.flatMap((row) => (row.kind === 'redeem' ? [row] : []));

  test('are 61 mints and 64 redemptions, twelve of them after a slash', () => {
    const slashed = rows.filter((row) => BigInt(row.state.net) < BigInt(row.state.supply));
    expect([mints.length, redemptions.length, slashed.length]).toEqual([61, 64, 12]);
  });

  test.each(mints.map((row) => [`${row.recording} @${row.height} mint ${row.base}`, row] as const))('%s', (_name, row) => {
    const quote = quoteMint(inputOf(row));
    if (quote.kind !== 'ok') throw new Error(quote.reason);
    expect(String(quote.minted)).toBe(row.expected.minted);
    expect(formatDec(quo(decFromInt(quote.minted), decFromInt(BigInt(row.base))))).toBe(row.expected.cValue);
    expect(pairs(quote.delegations)).toEqual(row.expected.parts);
  });

  test.each(redemptions.map((row) => [`${row.recording} @${row.height} redeem ${row.base}`, row] as const))('%s', (_name, row) => {
    const quote = quoteRedeem(inputOf(row));
    if (quote.kind !== 'ok') throw new Error(quote.reason);
    expect(pairs(quote.unbonds)).toEqual(row.expected.unbonds);
    expect(String(quote.instant)).toBe(row.expected.unbonded);
    expect(quote.gross).toBe(quote.fee + quote.dust + quote.total);
  });
});
