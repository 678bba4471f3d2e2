/** A registered error of the chain: `code` in `codespace`; the message is the log text. */
export class Refusal extends Error {
  readonly codespace: string;
  readonly code: number;

  constructor(codespace: string, code: number, log: string) {
    super(log);
    this.codespace = codespace;
    this.code = code;
  }

  /** The same error with words before it, as errors.Wrap does. */
  wrap(text: string): Refusal {
    return new Refusal(this.codespace, this.code, `${text}: ${this.message}`);
  }
}

/** The SDK's own errors (codespace `sdk`) and their registered names. */
const SDK = {
  2: 'tx parse error',
  4: 'unauthorized',
  5: 'insufficient funds',
  6: 'unknown request',
  7: 'invalid address',
  8: 'invalid pubkey',
  9: 'unknown address',
  10: 'invalid coins',
  11: 'out of gas',
  12: 'memo too large',
  13: 'insufficient fee',
  14: 'maximum number of signatures exceeded',
  15: 'no signatures supplied',
  18: 'invalid request',
  24: 'tx intended signer does not match the given signer',
  29: 'invalid type',
  30: 'tx timeout height',
  31: 'unknown extension options',
  32: 'incorrect account sequence',
  35: 'internal logic error',
  37: 'feature not supported',
  38: 'not found',
  41: 'invalid gas limit',
  42: 'tx timeout',
} as const;

/** An error of codespace `sdk`: text, then the registered name. */
export function sdk(code: keyof typeof SDK, text?: string): Refusal {
  return new Refusal('sdk', code, text === undefined ? SDK[code] : `${text}: ${SDK[code]}`);
}

/** What the chain makes of a panic inside a message. */
export const panic = (text: string): Refusal => new Refusal('sdk', 111_222, `recovered: ${text}: panic`);

/** An error that no module registered. */
export const unregistered = (text: string): Refusal => new Refusal('undefined', 1, text);

const MODULES = {
  staking: {
    3: 'validator does not exist',
    4: 'validator already exist for this operator address; must use new validator operator address',
    5: 'validator already exist for this pubkey; must use new validator pubkey',
    6: 'validator pubkey type is not supported',
    7: 'validator for this address is currently jailed',
    9: 'commission must be positive',
    10: 'commission cannot be more than 100%',
    11: 'commission cannot be more than the max rate',
    12: 'commission cannot be changed more than once in 24h',
    13: 'commission change rate must be positive',
    14: 'commission change rate cannot be more than the max rate',
    15: 'commission cannot be changed more than max change rate',
    16: "validator's self delegation must be greater than their minimum self delegation",
    17: 'minimum self delegation cannot be decrease',
    19: 'no delegation for (address, validator) tuple',
    21: 'delegator does not contain delegation',
    22: 'insufficient delegation shares',
    24: 'not enough delegation shares',
    27: 'too many unbonding delegation entries for (delegator, validator) tuple',
    29: 'cannot redelegate to the same validator',
    30: 'too few tokens to redelegate (truncates to zero tokens)',
    31: 'redelegation destination validator not found',
    32: 'redelegation to this validator already in progress; first redelegation to this validator must complete before next redelegation',
    33: 'too many redelegation entries for (delegator, src-validator, dst-validator) tuple',
    34: 'cannot delegate to validators with invalid (zero) ex-rate',
    40: 'commission cannot be less than min rate',
    44: 'redelegation source validator not found',
  },
  distribution: {
    5: 'no delegation distribution info',
    7: 'no validator commission to withdraw',
    8: 'set withdraw address disabled',
  },
  slashing: {
    2: 'address is not associated with any known validator',
    4: 'validator still jailed; cannot be unjailed',
    5: 'validator not jailed; cannot be unjailed',
    7: "validator's self delegation less than minimum; cannot be unjailed",
  },
  bank: {
    2: 'no inputs to send transaction',
    3: 'no outputs to send transaction',
    4: 'sum inputs != sum outputs',
    5: 'send transactions are disabled',
  },
  liquid: {
    22: 'insufficient delegation shares',
    101: 'not enough balance',
    102: 'tokenize share record not exists',
    104: 'not tokenize share record owner',
    105: 'trying to exceed vested free delegation for vesting account',
    106: 'only bond denom is allowed for tokenize',
    111: 'delegation or tokenization exceeds the global cap',
    112: 'delegation or tokenization exceeds the validator cap',
    113: 'tokenize shares currently disabled for account',
    115: 'tokenize shares is already enabled for this account',
    116: 'tokenize shares is already disabled for this account',
    117: 'validator liquid shares underflow',
    118: 'total liquid staked underflow',
    119: 'too few tokens to redeem (truncates to zero tokens)',
    120: 'delegator is not allowed to tokenize shares from validator with a redelegation in progress',
  },
  liquidstake: {
    2: 'active liquid validators not exists',
    4: 'invalid bond denom',
    5: 'invalid liquid bond denom',
    7: 'staking amount should be over params.min_liquid_stake_amount',
    8: 'invalid liquid bond denom supply',
    10: 'liquid validators not exists',
    11: 'insufficient liquid tokens or balance of proxy account, need to wait for new liquid validator to be added or unbonding of proxy account to be completed',
    12: 'liquid stake amount is too small, the result becomes zero',
    13: 'liquid unstaking amount is too small, the result becomes zero',
    14: 'CW address of an LP contract is not set',
    15: 'LSM delegation is disabled',
    16: 'LSM tokenization failed',
    17: 'LSM redemption failed',
    19: 'whitelisted validators list incorrect',
    20: 'active liquid validators weight quorum not reached',
    21: 'module functions have been paused',
    22: 'delegation failed',
    23: 'unbond failed',
    25: 'Unstaking failed',
  },
} as const;

type ModuleErrors = typeof MODULES;

/** An error that a module registered; `text` comes before the registered name. */
export function refusal<Codespace extends keyof ModuleErrors>(
  codespace: Codespace,
  code: keyof ModuleErrors[Codespace] & number,
  text?: string,
): Refusal {
  const name = String(MODULES[codespace][code]);
  return new Refusal(codespace, code, text === undefined ? name : `${text}: ${name}`);
}
