import { MsgWithdrawValidatorCommission } from 'cosmjs-types/cosmos/distribution/v1beta1/tx';
import { MsgUnjail } from 'cosmjs-types/cosmos/slashing/v1beta1/tx';
import { MsgEditValidator, MsgUndelegate } from 'cosmjs-types/cosmos/staking/v1beta1/tx';
import { describe, expect, test } from 'vitest';
import {
  MsgDisableTokenizeShares,
  MsgEnableTokenizeShares,
  MsgTokenizeShares,
  MsgTransferTokenizeShareRecord,
} from '#chain/gen/gaia/liquid/v1beta1/liquid.ts';
import { brokenInvariants } from '#testing/chain-invariants.ts';
import { accountOf } from './address.ts';
import { commitVotes, deliverBlock, initChain } from './app.ts';
import { amountOf } from './coins.ts';
import { atomically, type Context } from './context.ts';
import { CORE_APPLICATION } from './core-application.ts';
import { type Event, event } from './events.ts';
import { GasMeter } from './gas.ts';
import { readMessage } from './messages.ts';
import { Refusal } from './refusal.ts';
import { addressOf, operator } from './seed-accounts.ts';
import { seedGenesis } from './seed-genesis.ts';
import type { SandboxState } from './state.ts';
import { Store } from './store.ts';
import { goTime, SECOND } from './time.ts';

/** The seeded chain, whose liveness is judged over a few blocks. */
class Chain {
  state: SandboxState;
  constructor(window = 10_000) {
    const genesis = seedGenesis() as { app_state: { slashing: { params: object; missed_blocks: object[] } } };
    Object.assign(genesis.app_state.slashing.params, { signed_blocks_window: `${window}`, min_signed_per_window: '0.500000000000000000' });
    if (window < 10_000) genesis.app_state.slashing.missed_blocks = [];
    this.state = initChain(genesis);
    this.block();
    this.block();
  }

  block(absent = '', seconds = 1n): readonly Event[] {
    const sleeper = absent === '' ? undefined : this.state.singles.validatorSets.last.find((one) => one.operatorAddress === absent);
    const lastCommit = commitVotes(this.state).map((vote) => ({ ...vote, signed: vote.address !== sleeper?.address }));
    const time = this.state.singles.time + seconds * SECOND;
    const { state, events } = deliverBlock(this.state, { time, proposer: '', lastCommit, txs: [] });
    this.state = state;
    return events;
  }

  /** Executes a message as in a block of its own height; `ok` or the refusal's codespace and code. */
  run(typeUrl: string, bytes: Uint8Array): { readonly outcome: string; readonly log: string; readonly events: readonly Event[] } {
    const store = new Store(this.state);
    const { time, height } = this.state.singles;
    const context: Context = { store, height: height + 1n, time: time + 1n, events: [], gas: new GasMeter(Number.POSITIVE_INFINITY) };
    try {
      atomically(context, () => readMessage(CORE_APPLICATION.messages, typeUrl, bytes).execute(context));
      this.state = store.freeze();
      return { outcome: 'ok', log: '', events: context.events };
    } catch (error) {
      if (error instanceof Refusal) return { outcome: `${error.codespace} ${error.code}`, log: error.message, events: [] };
      throw error;
    }
  }

  validator(index: number) {
    const found = this.state.tables.validators.get(operator(index));
    if (!found) throw new Error('no such validator');
    return found;
  }

  uxprt(address: string): bigint {
    return amountOf(this.state.tables.balances.get(address) ?? [], 'uxprt');
  }
}

const description = { moniker: '[do-not-modify]', identity: '', website: '[do-not-modify]', securityContact: '', details: 'New words.' };
const edit = (chain: Chain, percent: number, words: object = {}) =>
  chain.run(
    '/cosmos.staking.v1beta1.MsgEditValidator',
    MsgEditValidator.encode(
      MsgEditValidator.fromPartial({
        description: { ...description, ...words },
        validatorAddress: operator(0),
        commissionRate: `${percent}0000000000000000`,
      }),
    ).finish(),
  );
const unjail = (chain: Chain, index: number) =>
  chain.run('/cosmos.slashing.v1beta1.MsgUnjail', MsgUnjail.encode({ validatorAddr: operator(index) }).finish());

describe('a validator', () => {
  test('that sleeps is slashed, jailed and out of the set; unjailed after its time it is back', () => {
    const chain = new Chain(10);
    const sleeper = operator(4);
    const before = chain.validator(4).tokens;
    let slashed: Event | undefined;
    for (let height = 0; height < 30 && !slashed; height += 1) slashed = chain.block(sleeper).find(({ type }) => type === 'slash');
    expect(slashed?.attributes.find(([key]) => key === 'reason')?.[1]).toBe('missing_signature');
    expect(chain.validator(4)).toMatchObject({ jailed: true, status: 2, tokens: before - before / 10_000n });
    expect(chain.state.tables.signingInfos.get(chain.validator(4).consensusAddress)).toMatchObject({ missedBlocks: 0n, tombstoned: false });
    for (let height = 0; height < 3; height += 1) chain.block();
    expect(chain.state.singles.validatorSets.current.some(({ operatorAddress }) => operatorAddress === sleeper)).toBe(false);

    expect(unjail(chain, 0).outcome).toBe('slashing 5');
    expect(unjail(chain, 4).outcome).toBe('slashing 4');
    chain.block('', 601n);
    expect(unjail(chain, 4).outcome).toBe('ok');
    chain.block();
    expect(chain.validator(4)).toMatchObject({ jailed: false, status: 3 });
    const { startHeight } = chain.state.tables.signingInfos.get(chain.validator(4).consensusAddress) ?? { startHeight: 0n };
    expect(startHeight).toBe(chain.state.singles.height);
    expect(brokenInvariants(chain.state)).toEqual([]);
  });

  test('that signed twice never comes back', () => {
    const chain = new Chain();
    chain.block('', 400n * 86_400n);
    expect(unjail(chain, 20).outcome).toBe('slashing 4');
  });

  test('whose operator takes too much of its own stake is jailed at once, and cannot be unjailed', () => {
    const chain = new Chain();
    const own = accountOf(operator(17));
    const undelegate = { delegatorAddress: own, validatorAddress: operator(17), amount: { denom: 'uxprt', amount: '90000000000' } };
    expect(chain.run('/cosmos.staking.v1beta1.MsgUndelegate', MsgUndelegate.encode(undelegate).finish()).outcome).toBe('ok');
    expect(chain.validator(17).jailed).toBe(true);
    expect(unjail(chain, 17).outcome).toBe('staking 19');
  });

  test('changes its commission once a day, within its bounds', () => {
    const chain = new Chain();
    expect(edit(chain, 6).outcome).toBe('staking 12');
    chain.block('', 86_401n);
    expect(edit(chain, 21).outcome).toBe('staking 11');
    expect(edit(chain, 11).outcome).toBe('staking 15');
    expect(edit(chain, 4)).toMatchObject({ outcome: 'sdk 18' });
    expect(edit(chain, 101)).toMatchObject({ outcome: 'sdk 18' });
    expect(edit(chain, 10, { details: 'x'.repeat(281) })).toMatchObject({ outcome: 'sdk 18' });
    expect(edit(chain, 10).outcome).toBe('ok');
    expect(chain.validator(0)).toMatchObject({
      commission: { rate: 10n ** 17n },
      description: { moniker: 'Northwind Staking', website: 'https://northwind.example', details: 'New words.' },
    });
    expect(edit(chain, 5).outcome).toBe('staking 12');
  });

  test('withdraws its commission: whole units, the fraction stays', () => {
    const chain = new Chain();
    const message = MsgWithdrawValidatorCommission.encode({ validatorAddress: operator(0) }).finish();
    const typeUrl = '/cosmos.distribution.v1beta1.MsgWithdrawValidatorCommission';
    const due = amountOf((chain.state.tables.commissions.get(operator(0)) ?? []) as never, 'uxprt');
    const before = chain.uxprt(accountOf(operator(0)));
    const { events } = chain.run(typeUrl, message);
    expect(chain.uxprt(accountOf(operator(0))) - before).toBe(due / 10n ** 18n);
    expect(events.at(-1)).toEqual(event('withdraw_commission', ['amount', `${due / 10n ** 18n}uxprt`]));
    expect(brokenInvariants(chain.state)).toEqual([]);
    expect(chain.run(typeUrl, MsgWithdrawValidatorCommission.encode({ validatorAddress: operator(18) }).finish()).outcome).toBe(
      'distribution 7',
    );
  });
});

describe('tokenized shares', () => {
  const transfer = (chain: Chain, id: bigint, from: string, to: string) =>
    chain.run(
      '/gaia.liquid.v1beta1.MsgTransferTokenizeShareRecord',
      MsgTransferTokenizeShareRecord.encode({ tokenizeShareRecordId: id, sender: addressOf(from), newOwner: addressOf(to) }).finish(),
    );

  test('a record changes hands by its owner only', () => {
    const chain = new Chain();
    expect(transfer(chain, 9n, 'alice', 'bob').outcome).toBe('liquid 102');
    expect(transfer(chain, 1n, 'alice', 'bob').outcome).toBe('liquid 104');
    const { outcome, events } = transfer(chain, 1n, 'tokenized-shares', 'bob');
    expect(outcome).toBe('ok');
    expect(events).toEqual([
      event(
        'transfer_tokenize_share_record',
        ['share_record_id', '1'],
        ['sender', addressOf('tokenized-shares')],
        ['share_owner', addressOf('bob')],
      ),
    ]);
    expect(chain.state.tables.shareRecords.get('1')?.owner).toBe(addressOf('bob'));
  });

  test('a lock holds until it is taken off and 21 days have passed', () => {
    const chain = new Chain();
    const alice = addressOf('alice');
    const disable = () =>
      chain.run('/gaia.liquid.v1beta1.MsgDisableTokenizeShares', MsgDisableTokenizeShares.encode({ delegatorAddress: alice }).finish());
    const enable = () =>
      chain.run('/gaia.liquid.v1beta1.MsgEnableTokenizeShares', MsgEnableTokenizeShares.encode({ delegatorAddress: alice }).finish());
    const tokenize = () =>
      chain.run(
        '/gaia.liquid.v1beta1.MsgTokenizeShares',
        MsgTokenizeShares.encode({
          delegatorAddress: alice,
          validatorAddress: operator(0),
          amount: { denom: 'uxprt', amount: '1000000' },
          tokenizedShareOwner: alice,
        }).finish(),
      );
    expect(enable().outcome).toBe('liquid 115');
    expect(disable().outcome).toBe('ok');
    expect(disable().outcome).toBe('liquid 116');
    expect(tokenize().outcome).toBe('liquid 113');
    const ends = chain.state.singles.time + 1n + 21n * 86_400n * SECOND;
    expect(enable().outcome).toBe('ok');
    expect(enable().outcome).toBe('liquid 115');
    expect(tokenize()).toMatchObject({ outcome: 'liquid 113', log: expect.stringContaining(`will be allowed at ${goTime(ends)}`) });
    chain.block('', 21n * 86_400n);
    expect(tokenize().outcome).toBe('liquid 113');
    chain.block();
    expect(tokenize().outcome).toBe('ok');
    expect(brokenInvariants(chain.state)).toEqual([]);
  });
});
