/**
 * Registered errors of the modules that a transaction of this application can meet: codespace → code → kind and registered text.
 * Sources: cosmos-sdk v0.53 `types/errors/errors.go`, `x/staking/types/errors.go`, `x/distribution/types/errors.go`;
 * gaia v25 `x/liquid/types/errors.go`; persistenceCore v16 `x/liquidstake/types/errors.go`; pstake-native v2.16 `x/liquidstakeibc/types/errors.go`;
 * ibc-go v10 `modules/core/errors`, `modules/core/02-client` with its `v2`, `modules/core/04-channel`, `modules/apps/transfer`, each
 * `types/errors.go`; and what limits transfers per day: ibc-apps `modules/rate-limiting/types/errors.go`, osmosis `x/ibc-rate-limit/types/errors.go`.
 */
const CODES = {
  sdk: {
    2: ['malformed-tx', 'tx parse error'],
    3: ['sequence-mismatch', 'invalid sequence'],
    4: ['bad-signature', 'unauthorized'],
    5: ['insufficient-funds', 'insufficient funds'],
    6: ['unknown-message', 'unknown request'],
    7: ['invalid-address', 'invalid address'],
    8: ['wrong-key', 'invalid pubkey'],
    9: ['unknown-account', 'unknown address'],
    10: ['invalid-coins', 'invalid coins'],
    11: ['out-of-gas', 'out of gas'],
    12: ['memo-too-long', 'memo too large'],
    13: ['insufficient-fee', 'insufficient fee'],
    14: ['too-many-signatures', 'maximum number of signatures exceeded'],
    15: ['no-signature', 'no signatures supplied'],
    16: ['malformed-tx', 'failed to marshal JSON bytes'],
    17: ['malformed-tx', 'failed to unmarshal JSON bytes'],
    18: ['invalid-request', 'invalid request'],
    19: ['already-known', 'tx already in mempool'],
    20: ['mempool-full', 'mempool is full'],
    21: ['tx-too-large', 'tx too large'],
    24: ['not-the-signer', 'tx intended signer does not match the given signer'],
    26: ['invalid-height', 'invalid height'],
    28: ['wrong-chain-id', 'invalid chain-id'],
    29: ['malformed-tx', 'invalid type'],
    30: ['expired', 'tx timeout height'],
    31: ['malformed-tx', 'unknown extension options'],
    32: ['sequence-mismatch', 'incorrect account sequence'],
    33: ['malformed-tx', 'failed packing protobuf message to Any'],
    34: ['malformed-tx', 'failed unpacking protobuf message from Any'],
    35: ['internal', 'internal logic error'],
    36: ['internal', 'conflict'],
    37: ['not-supported', 'feature not supported'],
    38: ['not-found', 'not found'],
    39: ['internal', 'Internal IO error'],
    41: ['gas-above-block', 'invalid gas limit'],
    42: ['expired', 'tx timeout'],
    111222: ['internal', 'panic'],
  },
  undefined: { 1: ['internal', 'internal'] },
  staking: {
    2: ['invalid-address', 'empty validator address'],
    3: ['validator-unknown', 'validator does not exist'],
    7: ['validator-jailed', 'validator for this address is currently jailed'],
    18: ['invalid-address', 'empty delegator address'],
    19: ['no-delegation', 'no delegation for (address, validator) tuple'],
    20: ['no-delegation', 'delegator does not exist with address'],
    21: ['no-delegation', 'delegator does not contain delegation'],
    22: ['insufficient-delegation', 'insufficient delegation shares'],
    23: ['validator-empty', 'cannot delegate to an empty validator'],
    24: ['insufficient-delegation', 'not enough delegation shares'],
    25: ['unbonding-not-mature', 'entry not mature'],
    26: ['no-unbonding', 'no unbonding delegation found'],
    27: ['too-many-unbonding-entries', 'too many unbonding delegation entries for (delegator, validator) tuple'],
    28: ['no-redelegation', 'no redelegation found'],
    29: ['same-validator', 'cannot redelegate to the same validator'],
    30: ['redelegation-too-small', 'too few tokens to redelegate (truncates to zero tokens)'],
    31: ['validator-unknown', 'redelegation destination validator not found'],
    32: [
      'redelegation-in-progress',
      'redelegation to this validator already in progress; first redelegation to this validator must complete before next redelegation',
    ],
    33: ['too-many-redelegation-entries', 'too many redelegation entries for (delegator, src-validator, dst-validator) tuple'],
    34: ['validator-empty', 'cannot delegate to validators with invalid (zero) ex-rate'],
    44: ['validator-unknown', 'redelegation source validator not found'],
  },
  distribution: {
    2: ['invalid-address', 'delegator address is empty'],
    3: ['invalid-address', 'withdraw address is empty'],
    4: ['invalid-address', 'validator address is empty'],
    5: ['no-rewards', 'no delegation distribution info'],
    6: ['no-rewards', 'no validator distribution info'],
    12: ['validator-unknown', 'validator does not exist'],
    13: ['no-delegation', 'delegation does not exist'],
  },
  slashing: {
    2: ['invalid-address', 'address is not associated with any known validator'],
    3: ['validator-unknown', 'validator does not exist for that address'],
    4: ['validator-jailed', 'validator still jailed; cannot be unjailed'],
    5: ['not-jailed', 'validator not jailed; cannot be unjailed'],
    6: ['no-delegation', 'validator has no self-delegation; cannot be unjailed'],
    7: ['insufficient-delegation', "validator's self delegation less than minimum; cannot be unjailed"],
  },
  bank: {
    4: ['receiver-blocked', 'is not allowed to receive funds'],
    5: ['transfers-disabled', 'transfers are disabled'],
  },
  liquid: {
    22: ['insufficient-delegation', 'insufficient delegation shares'],
    101: ['insufficient-funds', 'not enough balance'],
    102: ['share-record-unknown', 'tokenize share record not exists'],
    103: ['internal', 'tokenize share record already exists'],
    104: ['share-record-not-owned', 'not tokenize share record owner'],
    105: ['shares-vesting', 'trying to exceed vested free delegation for vesting account'],
    106: ['wrong-stake-denom', 'only bond denom is allowed for tokenize'],
    111: ['liquid-global-cap', 'delegation or tokenization exceeds the global cap'],
    112: ['liquid-validator-cap', 'delegation or tokenization exceeds the validator cap'],
    113: ['tokenize-locked', 'tokenize shares currently disabled for account'],
    115: ['tokenize-not-locked', 'tokenize shares is already enabled for this account'],
    116: ['tokenize-locked', 'tokenize shares is already disabled for this account'],
    117: ['internal', 'validator liquid shares underflow'],
    118: ['internal', 'total liquid staked underflow'],
    119: ['redemption-too-small', 'too few tokens to redeem (truncates to zero tokens)'],
    120: ['redelegation-in-progress', 'delegator is not allowed to tokenize shares from validator with a redelegation in progress'],
  },
  liquidstake: {
    2: ['no-active-validators', 'active liquid validators not exists'],
    3: ['wrong-denom', 'invalid denom'],
    4: ['wrong-stake-denom', 'invalid bond denom'],
    5: ['wrong-liquid-denom', 'invalid liquid bond denom'],
    6: ['not-supported', 'not implemented yet'],
    7: ['below-minimum', 'staking amount should be over params.min_liquid_stake_amount'],
    8: ['above-supply', 'invalid liquid bond denom supply'],
    9: ['no-active-validators', 'invalid active liquid validators'],
    10: ['validator-not-allowed', 'liquid validators not exists'],
    11: [
      'nothing-behind-supply',
      'insufficient liquid tokens or balance of proxy account, need to wait for new liquid validator to be added or unbonding of proxy account to be completed',
    ],
    12: ['mint-too-small', 'liquid stake amount is too small, the result becomes zero'],
    13: ['redemption-too-small', 'liquid unstaking amount is too small, the result becomes zero'],
    14: ['no-liquidity-contract', 'CW address of an LP contract is not set'],
    15: ['lsm-disabled', 'LSM delegation is disabled'],
    16: ['liquid-tokenize-failed', 'LSM tokenization failed'],
    17: ['liquid-redeem-failed', 'LSM redemption failed'],
    18: ['liquidity-contract-failed', 'CW contract execution failed'],
    19: ['whitelist-invalid', 'whitelisted validators list incorrect'],
    20: ['quorum', 'active liquid validators weight quorum not reached'],
    21: ['module-paused', 'module functions have been paused'],
    22: ['delegation-failed', 'delegation failed'],
    23: ['unbond-failed', 'unbond failed'],
    24: ['internal', 'invalid response'],
    25: ['unbond-failed', 'Unstaking failed'],
    26: ['redelegation-failed', 'Redelegate failed'],
  },
  liquidstakeibc: {
    2000: ['wrong-denom', 'invalid token denom'],
    2001: ['host-chain-unknown', 'host chain not registered'],
    2002: ['below-minimum', 'deposit amount less than minimum deposit'],
    2003: ['host-deposit-failed', 'deposit failed'],
    2004: ['host-mint-failed', 'minting failed'],
    2005: ['internal', 'host chain register failed'],
    2007: ['internal', 'deposit record not found'],
    2008: ['internal', 'ica transaction failed'],
    2009: ['internal', 'not enough messages'],
    2010: ['internal', 'not enough message responses'],
    2011: ['validator-unknown', 'validator not found'],
    2012: ['host-stake-short', 'delegated amount is less than undelegation amount requested'],
    2013: ['instant-redemption-short', 'an error occurred while instant redeeming tokens'],
    2014: ['internal', 'burn failed'],
    2015: ['internal', 'could not parse message amount'],
    2016: ['host-chain-inactive', 'host chain is not active'],
    2018: ['host-shares-unknown', 'invalid lsm token denom'],
    2019: ['lsm-disabled', 'host chain has LSM staking disabled'],
    2020: ['host-shares-in-progress', 'already processing LSM deposit'],
    2021: ['host-validator-unfit', 'validator invalid state'],
    2022: ['instant-redemption-short', 'insufficient deposits'],
    2023: ['no-unbonding', 'unbonding not found'],
  },
  ibc: {
    2: ['bad-signature', 'unauthorized'],
    3: ['insufficient-funds', 'insufficient funds'],
    5: ['invalid-address', 'invalid address'],
    6: ['invalid-coins', 'invalid coins'],
    8: ['invalid-request', 'invalid request'],
    16: ['not-found', 'not found'],
    17: ['tx-too-large', 'entity too large'],
  },
  client: {
    4: ['channel-unknown', 'light client not found'],
    5: ['light-client-inactive', 'light client is frozen due to misbehaviour'],
    29: ['light-client-inactive', 'client state is not active'],
  },
  clientv2: { 35: ['channel-unknown', 'counterparty not found'] },
  channel: {
    3: ['channel-unknown', 'channel not found'],
    5: ['channel-closed', 'invalid channel state'],
    13: ['malformed-tx', 'invalid packet'],
    14: ['transfer-too-late', 'packet timeout'],
    26: ['transfer-too-late', 'invalid packet timeout'],
    40: ['transfer-too-late', 'timeout elapsed'],
  },
  transfer: {
    2: ['transfer-too-late', 'invalid packet timeout'],
    3: ['wrong-denom', 'invalid denomination for cross-chain transfer'],
    5: ['invalid-request', 'invalid token amount'],
    6: ['trace-unknown', 'denomination not found'],
    7: ['transfers-disabled', 'fungible token transfers from this chain are disabled'],
    8: ['transfers-disabled', 'fungible token transfers to this chain are disabled'],
    11: ['invalid-request', 'invalid memo'],
  },
  ratelimit: {
    3: ['transfer-limit', 'channel value is zero'],
    4: ['transfer-limit', 'quota exceeded'],
    7: ['transfers-disabled', 'denom is blacklisted'],
  },
  'rate-limited-ibc': { 2: ['transfer-limit', 'rate limit exceeded'] },
} as const;

type Codespaces = typeof CODES;
type Entry<Space> = Space[keyof Space];

/** Every way a chain refuses a transaction; `unknown` is a codespace or code that is in no table. */
export type TxErrorKind =
  | {
      [Name in keyof Codespaces]: Entry<Codespaces[Name]> extends readonly [infer Kind extends string, string] ? Kind : never;
    }[keyof Codespaces]
  | 'unknown';

/** Codespace → code → kind and registered text. */
export const TX_CODES: Readonly<Record<string, Readonly<Record<number, readonly [kind: TxErrorKind, text: string]>>>> = CODES;

/**
 * What the text says where the code says little: refusals that the chain gives a general code, or none of its own. The kinds in `VAGUE_KINDS` are
 * looked up here. Sources: `x/staking/keeper/msg_server.go`, `x/staking/keeper/delegation.go`, gaia's `x/liquid/keeper/tokenize_share_record.go`,
 * pstake-native's `x/liquidstakeibc/keeper/msg_server.go` (whoever redeems more than they own is told that minting failed).
 */
export const TELLING_TEXTS: readonly (readonly [text: string, kind: TxErrorKind])[] = [
  ['invalid shares amount', 'insufficient-delegation'],
  ['amount is greater than the unbonding delegation entry balance', 'no-unbonding'],
  ['unbonding delegation is already processed', 'no-unbonding'],
  ['unbonding delegation entry is not found', 'no-unbonding'],
  ['unbonding delegation with delegator', 'no-unbonding'],
  ['tokenize share record not found', 'share-record-unknown'],
  ['insufficient funds', 'insufficient-funds'],
];

export const VAGUE_KINDS: readonly TxErrorKind[] = [
  'invalid-request',
  'not-found',
  'internal',
  'unknown',
  'host-deposit-failed',
  'host-mint-failed',
];

/** Registered text, codespace and code, longest text first, so that the most exact one is found. */
export const SIMULATED_TEXTS: readonly (readonly [text: string, codespace: string, code: number])[] = Object.entries(TX_CODES)
  .flatMap(([codespace, codes]) => Object.entries(codes).map(([code, [, text]]) => [text, codespace, Number(code)] as const))
  .filter(([text]) => text !== 'internal')
  .sort((a, b) => b[0].length - a[0].length);
