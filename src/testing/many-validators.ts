import { SANDBOX_ACCOUNTS } from '#config/sandbox-accounts.ts';
import { toAddress } from '#sandbox/address.ts';
import { digest } from '#sandbox/digest.ts';
import { toBase64 } from '#sandbox/go-encoding.ts';
import { seedGenesis } from '#sandbox/seed-genesis.ts';

/** A chain with so many validators, on which an account of the sandbox delegates to so many of them. */
export type ManyValidators = {
  /** At least as many as the seeded chain has. */
  readonly validators: number;
  /** Name of a sandbox account; it gets the coins that it needs, and 1,000 XPRT for fees. Default: erin. */
  readonly delegator?: string;
  /** To how many bonded validators it delegates, those of the seed counted in. Default: none beyond the seed. */
  readonly delegations?: number;
  /** Genesis time, milliseconds since 1970; default: that of the seed. */
  readonly time?: number;
};

type Coin = { readonly denom: string; readonly amount: string };
type Message = { readonly '@type': string; readonly delegator_address: string; readonly validator_address: string };
type Genesis = {
  app_state: {
    auth: { accounts: object[] };
    bank: { balances: { address: string; coins: Coin[] }[]; supply: Coin[] };
    genutil: { gen_txs: { body: { messages: Message[] } }[] };
    staking: { params: { max_validators: number } };
  };
};

const WHOLE = 1_000_000n;
/** Of ten validators nine are in the set. */
const bondedOf = (validators: number): number => Math.floor((validators * 9) / 10);
/** Large enough that a claim pays something for every second of the chain. */
const DELEGATION = 2_000n * WHOLE;

/** The seeded chain's genesis with more validators, always the same: for tables of hundreds, and for claims that need several transactions. */
export function manyValidatorsGenesis({ validators, delegator = 'erin', delegations = 0, time }: ManyValidators): unknown {
  const genesis = seedGenesis(time) as Genesis;
  const { auth, bank, genutil, staking } = genesis.app_state;
  const owner = SANDBOX_ACCOUNTS.find(({ name }) => name === delegator)?.address;
  if (owner === undefined) throw new Error(`no sandbox account ${delegator}`);
  const give = (address: string, base: bigint): void => {
    auth.accounts.push({ '@type': '/cosmos.auth.v1beta1.BaseAccount', address, pub_key: null, account_number: '0', sequence: '0' });
    bank.balances.push({ address, coins: [{ denom: 'uxprt', amount: `${base}` }] });
  };
  const seeded = created(genutil.gen_txs);
  for (let index = seeded.length; index < validators; index += 1) {
    const stake = BigInt(80_000 - index * 100) * WHOLE;
    const { account, transaction } = newValidator(index, stake);
    give(account, stake + WHOLE);
    genutil.gen_txs.push(transaction);
  }
  staking.params.max_validators = bondedOf(validators);

  const chosen = toDelegate(created(genutil.gen_txs), delegated(genutil.gen_txs, owner), delegations);
  for (const operator of chosen) genutil.gen_txs.push(genTx(delegate(owner, operator)));
  addTo(bank.balances, owner, BigInt(chosen.length) * DELEGATION + 1_000n * WHOLE);
  bank.supply = [];
  return genesis;
}

const genTx = <M extends Message>(message: M) => ({
  body: { messages: [message], memo: '' },
  auth_info: { signer_infos: [] },
  signatures: [],
});

const created = (transactions: Genesis['app_state']['genutil']['gen_txs']): string[] =>
  transactions.flatMap(({ body }) =>
    body.messages.flatMap((one) => (one['@type'].endsWith('MsgCreateValidator') ? [one.validator_address] : [])),
  );

const delegated = (transactions: Genesis['app_state']['genutil']['gen_txs'], owner: string): string[] =>
  transactions.flatMap(({ body }) => body.messages.flatMap((one) => (one.delegator_address === owner ? [one.validator_address] : [])));

/** The seed's first eighteen are bonded and its last three are not; of the new ones the first are the largest. */
function toDelegate(all: readonly string[], already: readonly string[], wanted: number): string[] {
  const bonded = [...all.slice(0, 18), ...all.slice(21)];
  return bonded.filter((operator) => !already.includes(operator)).slice(0, Math.max(0, wanted - already.length));
}

function newValidator(index: number, stake: bigint) {
  const bytes = (what: string): Uint8Array => digest(new TextEncoder().encode(`many validators ${what} ${index}`));
  const own = bytes('operator').slice(0, 20);
  const rate = (percent: number): string => `${Math.floor(percent / 100)}.${String(percent % 100).padStart(2, '0')}${'0'.repeat(16)}`;
  const transaction = genTx({
    '@type': '/cosmos.staking.v1beta1.MsgCreateValidator',
    description: { moniker: `Node ${index + 1}`, identity: '', website: '', security_contact: '', details: '' },
    commission: { rate: rate(5 + (index % 16)), max_rate: rate(20 + ((index * 7) % 81)), max_change_rate: rate(1 + (index % 5)) },
    min_self_delegation: '1',
    delegator_address: '',
    validator_address: toAddress('operator', own),
    pubkey: { '@type': '/cosmos.crypto.ed25519.PubKey', key: toBase64(bytes('consensus key')) },
    value: { denom: 'uxprt', amount: `${stake}` },
  });
  return { account: toAddress('account', own), transaction };
}

const delegate = (owner: string, operator: string) => ({
  '@type': '/cosmos.staking.v1beta1.MsgDelegate',
  delegator_address: owner,
  validator_address: operator,
  amount: { denom: 'uxprt', amount: `${DELEGATION}` },
});

function addTo(balances: { address: string; coins: Coin[] }[], owner: string, base: bigint): void {
  const found = balances.find(({ address }) => address === owner);
  if (!found) throw new Error(`${owner} has no balance`);
  const before = found.coins.find(({ denom }) => denom === 'uxprt')?.amount ?? '0';
  found.coins = [...found.coins.filter(({ denom }) => denom !== 'uxprt'), { denom: 'uxprt', amount: `${BigInt(before) + base}` }];
}
