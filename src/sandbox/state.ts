import type { Dec } from './dec.ts';
import type { Packet } from './ibc/packet.ts';
import type { Channel, Connection, ConsensusState, DenomTrace, Forward, IbcClient } from './ibc/records.ts';
import type { Deposit, HostChain, HostUnbonding, LsmDeposit, UserUnbonding, ValidatorUnbonding } from './liquidstakeibc/records.ts';

/**
 * The complete state of the sandbox chain: tables (one ReadonlyMap per kind of record, values never mutated) and singles (one value each).
 * All addresses are lower-case bech32 strings; map order means nothing, whoever lists records sorts them (`address.ts#byAddress`).
 * Times are bigint nanoseconds since 1970 (`time.ts`), `Dec` is a bigint scaled by 10^18 (`dec.ts`), plain amounts are base units.
 * Everything is plain data (Map, array, bigint, string, boolean, Uint8Array), so that structured clone can save and restore it.
 */
export type SandboxState = {
  readonly tables: { readonly [Name in keyof Tables]: ReadonlyMap<string, Tables[Name]> };
  readonly singles: Singles;
};

/** Name of a table → the records in it; the key is said for each. */
export type Tables = {
  /** auth, by address. */
  accounts: Account;
  /** bank, by address; sorted by denom, no zero amounts; no record when empty. */
  balances: readonly Coin[];
  /** bank, by denom; no zero. */
  supply: bigint;
  /** staking, by operator address. */
  validators: Validator;
  /** staking, by `delegator/validator` (`pairKey`). */
  delegations: Delegation;
  /** staking, by `delegator/validator`. */
  unbondings: Unbonding;
  /** staking, by `delegator/source/destination`. */
  redelegations: Redelegation;
  /** staking, by completion time (20-digit nanoseconds, so that text order is time order). */
  unbondingQueue: readonly DelegatorPair[];
  /** staking, by completion time (20 digits). */
  redelegationQueue: readonly RedelegationTriplet[];
  /** staking, by operator address: power of the bonded validators as of the last EndBlock. */
  lastPowers: bigint;
  /** distribution, by delegator; absent = the delegator itself. */
  withdrawAddresses: string;
  /** distribution, by operator address. */
  currentRewards: { readonly rewards: readonly DecCoin[]; readonly period: bigint };
  /** distribution, by `validator/period`; deleted when no longer referred to. */
  historicalRewards: { readonly ratio: readonly DecCoin[]; readonly references: number };
  /** distribution, by operator address. */
  outstandingRewards: readonly DecCoin[];
  /** distribution, by operator address: accumulated commission. */
  commissions: readonly DecCoin[];
  /** distribution, by operator address, oldest first. */
  slashEvents: readonly SlashEvent[];
  /** distribution, by `delegator/validator`. */
  startingInfos: { readonly previousPeriod: bigint; readonly stake: Dec; readonly height: bigint };
  /** slashing, by consensus address (valcons bech32). */
  signingInfos: SigningInfo;
  /** slashing, by `valcons/chunk`: a bitmap of 1024 blocks of the window, bit set = missed. */
  missedBlocks: bigint;
  /** liquid, by operator address: validators with tokenized shares (absent = zero). */
  liquidShares: Dec;
  /** liquid, by record id in decimal. */
  shareRecords: ShareRecord;
  /** liquid, by address: tokenizing disabled (`unlockTime` null) or expiring at that time. */
  shareLocks: { readonly unlockTime: bigint | null };
  /** liquidstake, by operator address; never removed. */
  liquidValidators: { readonly operatorAddress: string };
  /** ibc, by client id. */
  ibcClients: IbcClient;
  /** ibc, by `client/height` (`consensusKey`); removed when the trusting period is over. */
  ibcConsensusStates: ConsensusState;
  /** ibc, by connection id. */
  ibcConnections: Connection;
  /** ibc, by `port/channel`. */
  ibcChannels: Channel;
  /** ibc, by `port/channel/sequence` (`packetKey`) of the sending chain: packets under way, of which the chain commits to the hash. */
  ibcCommitments: Packet;
  /** ibc, by `port/channel/sequence` of the receiving chain. */
  ibcReceipts: true;
  /** ibc, by `port/channel/sequence` of the receiving chain: acknowledgements, of which the chain commits to the hash. */
  ibcAcknowledgements: Uint8Array;
  /** transfer, by hash in upper-case hex. */
  transferDenoms: DenomTrace;
  /** transfer, by denom: what all channels together hold in escrow; no zero. */
  transferEscrow: bigint;
  /** packetforward, by `port/channel/sequence` of the packet that was sent on. */
  forwards: Forward;
  /** liquidstakeibc, by chain id. */
  hostChains: HostChain;
  /** liquidstakeibc, by `chain/day`. */
  deposits: Deposit;
  /** liquidstakeibc, by `chain/delegator/denom`. */
  lsmDeposits: LsmDeposit;
  /** liquidstakeibc, by `chain/day`. */
  hostUnbondings: HostUnbonding;
  /** liquidstakeibc, by `chain/address/day`. */
  userUnbondings: UserUnbonding;
  /** liquidstakeibc, by `chain/validator/day`. */
  validatorUnbondings: ValidatorUnbonding;
  /** interchainquery, by chain id: what a rewards account holds is asked for and not yet known. */
  hostQuestions: true;
};

/** The values of which there is one. */
export type Singles = {
  readonly chainId: string;
  /** Of account addresses, e.g. `persistence`; operators and consensus addresses follow from it (`address.ts`). */
  readonly prefix: string;
  /** The program that nodes of the chain run, as genesis names it. */
  readonly binary: { readonly name: string; readonly version: string };
  /** Modules whose InitGenesis has run, by name (`application.ts`). */
  readonly modules: readonly string[];
  /** Height of the last block, 0 after genesis. */
  readonly height: bigint;
  /** Header time of the last block (genesis time before the first). */
  readonly time: bigint;
  readonly genesisTime: bigint;
  readonly auth: { readonly params: AuthParams; readonly nextAccountNumber: bigint };
  readonly bank: {
    readonly defaultSendEnabled: boolean;
    readonly sendEnabled: readonly SendEnabled[];
    readonly metadata: readonly DenomMetadata[];
  };
  /** `powerReduction`: base units per unit of voting power. */
  readonly staking: { readonly params: StakingParams; readonly nextUnbondingId: bigint; readonly powerReduction: bigint };
  /** CometBFT's sets: `last` = of the block `height`, `current` = of `height + 1`, `next` = of `height + 2`. */
  readonly validatorSets: {
    readonly last: readonly SetMember[];
    readonly current: readonly SetMember[];
    readonly next: readonly SetMember[];
  };
  readonly distribution: {
    readonly params: DistributionParams;
    readonly communityPool: readonly DecCoin[];
    readonly previousProposer: string;
  };
  readonly slashing: SlashingParams;
  readonly mint: { readonly params: MintParams; readonly inflation: Dec; readonly annualProvisions: Dec };
  readonly halving: { readonly blockHeight: bigint };
  /** Sorted by identifier. */
  readonly epochs: readonly Epoch[];
  readonly protocolPool: { readonly enabledDenoms: readonly string[] };
  readonly liquid: { readonly params: LiquidParams; readonly totalLiquidTokens: bigint; readonly lastRecordId: bigint };
  readonly liquidStake: LiquidStakeParams;
  readonly consensus: { readonly maxGas: bigint; readonly maxBytes: bigint };
};

export type Coin = { readonly denom: string; readonly amount: bigint };
export type DecCoin = { readonly denom: string; readonly amount: Dec };

export type Account = {
  readonly address: string;
  readonly number: bigint;
  readonly sequence: bigint;
  /** Compressed secp256k1 key, null until the first transaction. */
  readonly pubKey: Uint8Array | null;
  readonly kind: AccountKind;
};
export type AccountKind =
  | { readonly type: 'base' }
  | { readonly type: 'module'; readonly name: string; readonly permissions: readonly string[] }
  | Vesting;
/** Times in unix seconds. `periods` only for periodic. */
export type Vesting = {
  readonly type: 'continuous' | 'delayed' | 'periodic' | 'permanent';
  readonly original: readonly Coin[];
  readonly delegatedFree: readonly Coin[];
  readonly delegatedVesting: readonly Coin[];
  readonly startTime: bigint;
  readonly endTime: bigint;
  readonly periods: readonly { readonly length: bigint; readonly amount: readonly Coin[] }[];
};

export type Validator = {
  readonly operatorAddress: string;
  /** ed25519 key, 32 bytes. */
  readonly consensusKey: Uint8Array;
  /** valcons bech32 of the first 20 bytes of SHA-256 of the key. */
  readonly consensusAddress: string;
  readonly jailed: boolean;
  /** As on the wire: 1 unbonded, 2 unbonding, 3 bonded. */
  readonly status: 1 | 2 | 3;
  readonly tokens: bigint;
  readonly shares: Dec;
  readonly description: {
    readonly moniker: string;
    readonly identity: string;
    readonly website: string;
    readonly securityContact: string;
    readonly details: string;
  };
  readonly unbondingHeight: bigint;
  readonly unbondingTime: bigint;
  readonly commission: { readonly rate: Dec; readonly maxRate: Dec; readonly maxChangeRate: Dec; readonly updateTime: bigint };
  readonly minSelfDelegation: bigint;
};
export type Delegation = { readonly delegator: string; readonly validator: string; readonly shares: Dec };
export type UnbondingEntry = {
  readonly creationHeight: bigint;
  readonly completionTime: bigint;
  readonly initialBalance: bigint;
  readonly balance: bigint;
  readonly id: bigint;
};
export type Unbonding = { readonly delegator: string; readonly validator: string; readonly entries: readonly UnbondingEntry[] };
export type RedelegationEntry = {
  readonly creationHeight: bigint;
  readonly completionTime: bigint;
  readonly initialBalance: bigint;
  readonly sharesDestination: Dec;
  readonly id: bigint;
};
export type Redelegation = {
  readonly delegator: string;
  readonly source: string;
  readonly destination: string;
  readonly entries: readonly RedelegationEntry[];
};
export type DelegatorPair = { readonly delegator: string; readonly validator: string };
export type RedelegationTriplet = { readonly delegator: string; readonly source: string; readonly destination: string };
/** One member of a CometBFT validator set: address and key of consensus, in hex (upper case) and raw. */
export type SetMember = { readonly address: string; readonly operatorAddress: string; readonly key: Uint8Array; readonly power: bigint };
export type SlashEvent = { readonly height: bigint; readonly period: bigint; readonly fraction: Dec };
export type SigningInfo = {
  readonly address: string;
  readonly startHeight: bigint;
  readonly indexOffset: bigint;
  readonly jailedUntil: bigint;
  readonly tombstoned: boolean;
  readonly missedBlocks: bigint;
};
export type ShareRecord = { readonly id: bigint; readonly owner: string; readonly moduleAddress: string; readonly validator: string };
export type Epoch = {
  readonly identifier: string;
  readonly startTime: bigint;
  readonly duration: bigint;
  readonly currentEpoch: bigint;
  readonly currentEpochStartTime: bigint;
  readonly countingStarted: boolean;
  readonly currentEpochStartHeight: bigint;
};

export type AuthParams = {
  readonly maxMemoCharacters: bigint;
  readonly txSigLimit: bigint;
  readonly txSizeCostPerByte: bigint;
  readonly sigVerifyCostEd25519: bigint;
  readonly sigVerifyCostSecp256k1: bigint;
};
export type SendEnabled = { readonly denom: string; readonly enabled: boolean };
export type DenomMetadata = {
  readonly description: string;
  readonly denomUnits: readonly { readonly denom: string; readonly exponent: number; readonly aliases: readonly string[] }[];
  readonly base: string;
  readonly display: string;
  readonly name: string;
  readonly symbol: string;
  readonly uri: string;
  readonly uriHash: string;
};
export type StakingParams = {
  /** Nanoseconds. */
  readonly unbondingTime: bigint;
  readonly maxValidators: number;
  readonly maxEntries: number;
  readonly historicalEntries: number;
  readonly bondDenom: string;
  readonly minCommissionRate: Dec;
};
export type DistributionParams = {
  readonly communityTax: Dec;
  readonly baseProposerReward: Dec;
  readonly bonusProposerReward: Dec;
  readonly withdrawAddrEnabled: boolean;
};
export type SlashingParams = {
  readonly signedBlocksWindow: bigint;
  readonly minSignedPerWindow: Dec;
  /** Nanoseconds. */
  readonly downtimeJailDuration: bigint;
  readonly slashFractionDoubleSign: Dec;
  readonly slashFractionDowntime: Dec;
};
export type MintParams = {
  readonly mintDenom: string;
  readonly inflationRateChange: Dec;
  readonly inflationMax: Dec;
  readonly inflationMin: Dec;
  readonly goalBonded: Dec;
  readonly blocksPerYear: bigint;
};
export type LiquidParams = { readonly globalLiquidStakingCap: Dec; readonly validatorLiquidStakingCap: Dec };
export type LiquidStakeParams = {
  readonly liquidBondDenom: string;
  readonly whitelistedValidators: readonly { readonly validatorAddress: string; readonly targetWeight: bigint }[];
  readonly unstakeFeeRate: Dec;
  readonly lsmDisabled: boolean;
  readonly minLiquidStakeAmount: bigint;
  readonly cwLockedPoolAddress: string;
  readonly feeAccountAddress: string;
  readonly autocompoundFeeRate: Dec;
  readonly whitelistAdminAddress: string;
  readonly modulePaused: boolean;
};

/** Key of tables that belong to a delegator and a validator. */
export const pairKey = (delegator: string, validator: string): string => `${delegator}/${validator}`;
