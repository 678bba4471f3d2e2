import { describe, expect, test } from 'vitest';
import { RECORDED_FLOWS, type RecordedFlow } from '#testing/recorded-flows.ts';
import { readEvents } from './ledger-moves.ts';
import type { LedgerEvent, LedgerMove } from './ledger-tx.ts';

const ME = 'persistence1me';
const OTHER = 'persistence1other';
const VALIDATOR = 'persistencevaloper1val';
const POOL = 'persistence1pool';
const DISTRIBUTION = 'persistence1distribution';

const event = (type: string, attributes: Readonly<Record<string, string>>): LedgerEvent => ({
  type,
  attributes: Object.entries(attributes),
});

/** The four events of a payment. */
const payment = (from: string, to: string, amount: string, also: Record<string, string> = {}): LedgerEvent[] => [
  event('coin_spent', { spender: from, amount, ...also }),
  event('coin_received', { receiver: to, amount, ...also }),
  event('transfer', { recipient: to, sender: from, amount, ...also }),
  event('message', { sender: from, ...also }),
];
const rewards = (to: string, delegator: string, amount: string, also: Record<string, string>): LedgerEvent[] => [
  ...(amount === '' ? [] : payment(DISTRIBUTION, to, amount, also)),
  event('withdraw_rewards', { amount: amount === '' ? '0stake' : amount, validator: VALIDATOR, delegator, ...also }),
];
const fee = payment(ME, 'persistence1feecollector', '5000uxprt');
const signed = [event('tx', { fee: '5000uxprt', fee_payer: ME }), event('tx', { acc_seq: `${ME}/7` }), event('tx', { signature: 'x' })];

/** Only what a test looks at. */
const short = ({ kind, effect, base, denom, counterparty }: LedgerMove) =>
  `${kind}${effect === 'balance' ? '' : ` ${effect}`} ${base}${denom}${counterparty === null ? '' : ` ${counterparty}`}`;
const read = (events: readonly LedgerEvent[], origin?: 'block') => readEvents(events, ME, origin)?.moves.map(short);

describe('rewards', () => {
  const at = { msg_index: '0' };

  test('asked for, with the fee and the sequence', () => {
    const events = [
      ...fee,
      ...signed,
      event('message', { action: '/cosmos.distribution.v1beta1.MsgWithdrawDelegatorReward', sender: ME, ...at }),
    ];
    const reading = readEvents([...events, ...rewards(ME, ME, '123uxprt', at)], ME);
    expect(reading?.moves.map(short)).toEqual(['fee -5000uxprt', 'claim 123uxprt']);
    expect(reading?.moves[1]?.validator).toBe(VALIDATOR);
    expect(reading?.signed).toBe(7n);
  });

  test('paid by the way when a delegation changes', () => {
    const delegation = [
      event('coin_spent', { spender: ME, amount: '900uxprt', ...at }),
      event('coin_received', { receiver: POOL, amount: '900uxprt', ...at }),
      event('delegate', { validator: VALIDATOR, delegator: ME, amount: '900uxprt', new_shares: '900.0', ...at }),
    ];
    expect(read([...rewards(ME, ME, '12uxprt', at), ...delegation])).toEqual(['auto-payout 12uxprt', 'delegate -900uxprt']);
  });

  test('a reward and a delegation of the same amount are told apart', () => {
    const delegation = [
      event('coin_spent', { spender: ME, amount: '12uxprt', ...at }),
      event('coin_received', { receiver: POOL, amount: '12uxprt', ...at }),
      event('delegate', { validator: VALIDATOR, delegator: ME, amount: '12uxprt', ...at }),
    ];
    expect(read([...rewards(ME, ME, '12uxprt', at), ...delegation])).toEqual(['auto-payout 12uxprt', 'delegate -12uxprt']);
  });

  test('of nothing are nothing', () => {
    expect(read(rewards(ME, ME, '', at))).toEqual([]);
  });

  test('in several denoms are several', () => {
    expect(read(rewards(ME, ME, '3ibc/C8A74ABBE2AF892E15680D916A7C22130585CE5704F9B17A10F184A90D53BECA,123uxprt', at))).toEqual([
      'claim 3ibc/C8A74ABBE2AF892E15680D916A7C22130585CE5704F9B17A10F184A90D53BECA',
      'claim 123uxprt',
    ]);
  });

  test('paid to a withdraw address are income that goes elsewhere', () => {
    expect(read(rewards(OTHER, ME, '123uxprt', at))).toEqual([`claim elsewhere 123uxprt ${OTHER}`]);
  });

  test('of somebody whose withdraw address this is', () => {
    expect(read(rewards(ME, OTHER, '123uxprt', at))).toEqual([`rewards-of-others 123uxprt ${OTHER}`]);
  });

  test('claimed by somebody else with a grant (authz), with what was delegated of it', () => {
    const first = { authz_msg_index: '0', ...at };
    const second = { authz_msg_index: '1', ...at };
    const events = [
      ...payment(OTHER, 'persistence1feecollector', '5000uxprt'),
      event('tx', { acc_seq: `${OTHER}/3` }),
      event('message', { action: '/cosmos.authz.v1beta1.MsgExec', sender: OTHER, ...at }),
      ...rewards(ME, ME, '123uxprt', first),
      ...rewards(ME, ME, '', second),
      event('coin_spent', { spender: ME, amount: '100uxprt', ...second }),
      event('coin_received', { receiver: POOL, amount: '100uxprt', ...second }),
      event('delegate', { validator: VALIDATOR, delegator: ME, amount: '100uxprt', ...second }),
    ];
    expect(read(events)).toEqual(['claim 123uxprt', 'delegate -100uxprt']);
    expect(readEvents(events, ME)?.signed).toBeNull();
  });

  test('when a redelegation is slashed, at the beginning of a block', () => {
    expect(read(rewards(ME, ME, '188uxprt', { mode: 'BeginBlock' }), 'block')).toEqual(['auto-payout 188uxprt']);
  });

  test('before SDK 0.50, when events had no index of their message', () => {
    const events = [...fee, event('message', { action: '/cosmos.bank.v1beta1.MsgSend', sender: ME }), ...payment(ME, OTHER, '40uxprt')];
    const more = [event('message', { action: '/cosmos.distribution.v1beta1.MsgWithdrawDelegatorReward', sender: ME })];
    expect(read([...events, ...more, ...rewards(ME, ME, '9uxprt', {})])).toEqual([
      'fee -5000uxprt',
      `sent -40uxprt ${OTHER}`,
      'claim 9uxprt',
    ]);
  });
});

describe('other movements', () => {
  const at = { msg_index: '0' };

  test('a failed transaction costs its fee', () => {
    expect(read([...fee, ...signed])).toEqual(['fee -5000uxprt']);
  });

  test('a fee paid for somebody else (a fee grant) is a fee', () => {
    const reading = readEvents([...fee, event('tx', { fee: '5000uxprt', fee_payer: ME }), event('tx', { acc_seq: `${OTHER}/3` })], ME);
    expect(reading?.moves.map(short)).toEqual(['fee -5000uxprt']);
    expect(reading?.signed).toBeNull();
  });

  test('commission, own and that of an operator whose withdraw address this is', () => {
    const commission = (sender: string) => [
      event('message', { action: '/cosmos.distribution.v1beta1.MsgWithdrawValidatorCommission', sender, ...at }),
      ...payment(DISTRIBUTION, ME, '77uxprt', at),
      event('withdraw_commission', { amount: '77uxprt', ...at }),
    ];
    expect(read(commission(ME))).toEqual(['commission 77uxprt']);
    expect(read(commission(OTHER))).toEqual([`rewards-of-others 77uxprt ${OTHER}`]);
  });

  test('several sends in one transaction, and one to oneself', () => {
    const events = [...payment(ME, OTHER, '1uxprt,2stk/uxprt', at), ...payment(OTHER, ME, '5uxprt', { msg_index: '1' })];
    expect(read([...events, ...payment(ME, ME, '9uxprt', { msg_index: '2' })])).toEqual([
      `sent -1uxprt ${OTHER}`,
      `sent -2stk/uxprt ${OTHER}`,
      `received 5uxprt ${OTHER}`,
      `sent -9uxprt ${ME}`,
      `received 9uxprt ${ME}`,
    ]);
  });

  test('a mint and a redemption: both sides, and what only passes through is no movement', () => {
    const mint = [
      ...payment(ME, 'persistence1proxy', '900uxprt', at),
      ...payment('persistence1liquidstake', ME, '850stk/uxprt', at),
      event('liquid_stake', { delegator: ME, liquid_amount: '900uxprt', stkxprt_minted_amount: '850stk/uxprt', ...at }),
    ];
    expect(read(mint)).toEqual(['mint -900uxprt', 'mint 850stk/uxprt']);
    const share = `7${VALIDATOR}/1`;
    const redemption = [
      ...payment(ME, 'persistence1liquidstake', '100stk/uxprt', at),
      ...payment('persistence1proxy', ME, share, at),
      ...payment(ME, POOL, share, at),
      ...payment(POOL, ME, '105uxprt', at),
      ...rewards(ME, ME, '3uxprt', at),
      event('coin_spent', { spender: ME, amount: '105uxprt', ...at }),
      event('redeem_shares', { delegator: ME, validator: VALIDATOR, amount: share, ...at }),
      event('unbond', { validator: VALIDATOR, delegator: ME, amount: '105uxprt', completion_time: '2026-12-13T10:00:00Z', ...at }),
      event('liquid_unstake', {
        delegator: ME,
        unstake_amount: '100stk/uxprt',
        unbonding_amount: '105uxprt',
        unbonded_amount: '0uxprt',
        ...at,
      }),
    ];
    expect(read(redemption)).toEqual(['auto-payout 3uxprt', 'redeem -100stk/uxprt', 'redeem position 105uxprt']);
    expect(readEvents(redemption, ME)?.moves.at(-1)?.completesAt).toBe(Date.parse('2026-12-13T10:00:00Z'));
  });

  test('liquid staking of the IBC module, which gave its events the same name, is no mint', () => {
    const events = [...payment(ME, OTHER, '5stk/uatom', at), event('liquid_stake', { delegator: ME, amount: '5', ...at })];
    expect(read(events)).toEqual([`sent -5stk/uatom ${OTHER}`]);
  });

  test('an unbonding that is paid at the end of a block, in several entries', () => {
    const end = { mode: 'EndBlock' };
    const events = [
      event('coin_received', { receiver: ME, amount: '100uxprt', ...end }),
      event('coin_received', { receiver: ME, amount: '50uxprt', ...end }),
      event('complete_unbonding', { amount: '150uxprt', validator: VALIDATOR, delegator: ME, ...end }),
      event('complete_unbonding', { amount: '', validator: VALIDATOR, delegator: ME, ...end }),
      ...payment('persistence1gov', ME, '7uxprt', end),
    ];
    expect(read(events, 'block')).toEqual(['unbonding-paid 150uxprt', 'received 7uxprt persistence1gov']);
  });

  test('what others do with each other is nothing', () => {
    const events = [...payment(OTHER, POOL, '5uxprt', at), ...rewards(OTHER, OTHER, '9uxprt', { msg_index: '1' })];
    expect(readEvents(events, ME)).toEqual({ moves: [], signed: null, rewarded: false });
  });

  test.each(['-5uxprt', '1.5uxprt', 'uxprt', '5', `${'9'.repeat(90)}uxprt`, '5uxprt,', '5uxprt;6uxprt'])(
    'an amount of %s is refused',
    (amount) => {
      expect(readEvents([event('coin_received', { receiver: ME, amount })], ME)).toBeNull();
    },
  );
});

/** Recorded from the real chains: what a transfer is in the ledger of an account at its ends, by the transactions of others. */
describe('transfers to other chains and from them', () => {
  const ALICE = 'persistence1jzr2ts2xvfcg6rsqj9z5fkjw9zn0x3y3dkgh0h';
  const ALICE_ON_HUB = 'cosmos1jzr2ts2xvfcg6rsqj9z5fkjw9zn0x3y3r6wypn';
  const flowOf = (title: string): RecordedFlow => {
    const flow = RECORDED_FLOWS.find((one) => one.title === title);
    if (!flow) throw new Error(title);
    return flow;
  };
  const movesOf = (events: readonly LedgerEvent[] | undefined, address: string) =>
    (readEvents(events ?? [], address)?.moves ?? []).filter(({ kind }) => kind !== 'fee');
  const told = (moves: readonly LedgerMove[]) =>
    moves.map(({ kind, base, denom, counterparty, packet }) => [kind, base, denom, counterparty, packet]);

  test('one that is sent, and its answer, which moves nothing', () => {
    const { tx, ack } = flowOf('stkXPRT Core-1 to Osmosis');
    const packet = { channel: 'channel-1', sequence: 1n };
    const moves = movesOf(tx.result?.events, ALICE);
    expect(moves.map(({ kind }) => kind)).toEqual(['mint', 'mint', 'ibc-sent']);
    expect(told(moves.slice(2))).toEqual([['ibc-sent', -2_000_000n, 'stk/uxprt', ALICE_ON_HUB, packet]]);
    expect(movesOf(ack[0]?.events, ALICE)).toEqual([]);
  });

  test('one that arrives by a relayer’s hand, as a voucher or out of escrow', () => {
    const [voucher] = movesOf(flowOf('ATOM Hub to Core-1').recv[0]?.events, ALICE);
    expect(voucher).toMatchObject({ kind: 'ibc-arrived', base: 30_000_000n, counterparty: ALICE_ON_HUB });
    const home = movesOf(flowOf('stkXPRT back from Osmosis').recv[0]?.events, ALICE);
    expect(told(home)).toEqual([['ibc-arrived', 500_000n, 'stk/uxprt', ALICE_ON_HUB, { channel: 'channel-1', sequence: 1n }]]);
  });

  test('one that nobody brought in time, and one that was refused', () => {
    const late = flowOf('timeout with refund');
    const packet = { channel: 'channel-0', sequence: 8n };
    expect(movesOf(late.tx.result?.events, ALICE)).toMatchObject([{ kind: 'ibc-sent', packet }]);
    expect(told(movesOf(late.timeout[0]?.events, ALICE))).toEqual([['ibc-returned', 3_000_000n, 'uxprt', null, packet]]);
    const refused = flowOf('receiver of the wrong chain');
    expect(movesOf(refused.recv[0]?.events, ALICE)).toEqual([]);
    expect(movesOf(refused.ack[0]?.events, ALICE_ON_HUB)).toMatchObject([{ kind: 'ibc-returned', base: 1_000_008n }]);
  });

  test('one that is passed on: sent to whom the last chain gives it, nothing of anybody’s on the chain between', () => {
    const passed = flowOf('ATOM Hub to Osmosis through Core-1');
    expect(movesOf(passed.tx.result?.events, ALICE_ON_HUB)).toMatchObject([{ kind: 'ibc-sent', counterparty: ALICE_ON_HUB }]);
    expect(movesOf(passed.recv[0]?.events, ALICE)).toEqual([]);
    const undone = flowOf('forward: second hop times out, refund to the first sender');
    expect(movesOf(undone.ack[0]?.events, ALICE_ON_HUB)).toMatchObject([{ kind: 'ibc-returned', packet: { sequence: 13n } }]);
  });

  const at = { msg_index: '1' };
  const route = { packet_sequence: '7', packet_src_port: 'transfer', packet_src_channel: 'channel-0', ...at };

  test('before ibc-go v9 a refund named its receiver and amount by themselves', () => {
    const events = [event('timeout_packet', route), ...payment(POOL, ME, '5uxprt', at)];
    const refund = event('timeout', { refund_receiver: ME, refund_denom: 'uxprt', refund_amount: '5', ...at });
    expect(told(movesOf([...events, refund], ME))).toEqual([['ibc-returned', 5n, 'uxprt', null, { channel: 'channel-0', sequence: 7n }]]);
  });

  test('what only looks like a transfer is received', () => {
    const claims = event('fungible_token_packet', { sender: 'x', receiver: ME, amount: '5', success: 'true', ...at });
    expect(read([...payment(POOL, ME, '5uxprt', at), claims])).toEqual([`received 5uxprt ${POOL}`]);
    const other = event('recv_packet', { ...route, packet_dst_port: 'icahost', packet_dst_channel: 'channel-0' });
    expect(read([other, ...payment(POOL, ME, '5uxprt', at), claims])).toEqual([`received 5uxprt ${POOL}`]);
  });

  test('a sender who is called by no address has no name here', () => {
    const received = event('recv_packet', { ...route, packet_dst_port: 'transfer', packet_dst_channel: 'channel-3' });
    const packet = event('fungible_token_packet', {
      sender: '=HYPERLINK("x")',
      receiver: ME.toUpperCase(),
      amount: '5',
      success: 'true',
      ...at,
    });
    expect(told(movesOf([received, ...payment(POOL, ME, '5uxprt', at), packet], ME))).toEqual([
      ['ibc-arrived', 5n, 'uxprt', null, { channel: 'channel-3', sequence: 7n }],
    ]);
  });
});
