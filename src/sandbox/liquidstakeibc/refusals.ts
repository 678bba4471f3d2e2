import { Refusal } from '../refusal.ts';

/** Registered errors of x/liquidstakeibc that a message can end with; pstake-native v2.16.0 `types/errors.go`. */
const ERRORS = {
  2000: 'invalid token denom',
  2001: 'host chain not registered',
  2002: 'deposit amount less than minimum deposit',
  2003: 'deposit failed',
  2004: 'minting failed',
  2007: 'deposit record not found',
  2011: 'validator not found',
  2012: 'delegated amount is less than undelegation amount requested',
  2013: 'an error occurred while instant redeeming tokens',
  2016: 'host chain is not active',
  2018: 'invalid lsm token denom',
  2019: 'host chain has LSM staking disabled',
  2020: 'already processing LSM deposit',
  2021: 'validator invalid state',
} as const;

export type LiquidStakeIbcCode = keyof typeof ERRORS;

/** `text` comes before the registered name. */
export const refused = (code: LiquidStakeIbcCode, text?: string): Refusal =>
  new Refusal('liquidstakeibc', code, text === undefined ? ERRORS[code] : `${text}: ${ERRORS[code]}`);

/** A step of the bank whose error becomes one of the module's, with the bank's words in it. */
export function orRefused<Result>(code: LiquidStakeIbcCode, text: string, step: () => Result): Result {
  try {
    return step();
  } catch (error) {
    if (error instanceof Refusal && error.code !== 11) throw refused(code, `${text}: ${error.message}`);
    throw error;
  }
}
