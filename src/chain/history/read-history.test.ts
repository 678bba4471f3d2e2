import { describe, expect, test } from 'vitest';
import { type IndexedTx, ledgerNode } from '#testing/ledger-node.ts';
import { ChainFailure } from '../abci.ts';
import { type History, NO_HISTORY } from './history.ts';
import { ledgerOfHistory } from './ledger-of-history.ts';
import { type HistoryProgress, readHistory } from './read-history.ts';

const ME = 'persistence1jzr2ts2xvfcg6rsqj9z5fkjw9zn0x3y3dkgh0h';
const OTHER = 'persistence1ntrkhg258f7q3sd6p7asz2yf4tdfl9pwmn5c8g';

/** Somebody sends so much here. */
const receive = (height: number, amount: number, more: Partial<IndexedTx> = {}): IndexedTx => ({
  height,
  events: [
    ['coin_spent', { spender: OTHER, amount: `${amount}uxprt`, msg_index: '0' }],
    ['coin_received', { receiver: ME, amount: `${amount}uxprt`, msg_index: '0' }],
    ['transfer', { recipient: ME, sender: OTHER, amount: `${amount}uxprt`, msg_index: '0' }],
  ],
  ...more,
});

/** A transaction of this account that sends so much away and pays a fee of 5. */
const send = (height: number, sequence: number, amount: number): IndexedTx => ({
  height,
  events: [
    ['coin_spent', { spender: ME, amount: '5uxprt' }],
    ['tx', { fee: '5uxprt', fee_payer: ME }],
    ['tx', { acc_seq: `${ME}/${sequence}` }],
    ['message', { action: '/cosmos.bank.v1beta1.MsgSend', sender: ME, msg_index: '0' }],
    ['coin_spent', { spender: ME, amount: `${amount}uxprt`, msg_index: '0' }],
    ['transfer', { recipient: OTHER, sender: ME, amount: `${amount}uxprt`, msg_index: '0' }],
  ],
});

const ledger = (client: Parameters<typeof readHistory>[0], history: History) => ledgerOfHistory(client.chain, ME, history, [], 0);
const heights = (history: History) => history.txs.map(({ height }) => Number(height));
const range = (count: number, from = 1) => Array.from({ length: count }, (_, index) => index + from);

describe('an honest node', () => {
  test('everything is read, in few questions, and comes to the balance', async () => {
    const { client, state } = ledgerNode(ME, [...range(250).map((height) => receive(height, 10)), send(300, 0, 100)]);
    state.sequence = 1;
    state.balances = [['uxprt', '2395']];
    const history = await readHistory(client, ME, NO_HISTORY);
    expect(heights(history)).toEqual([...range(250), 300]);
    const { opening, coverage, entries } = ledger(client, history);
    expect(opening).toEqual([]);
    expect(coverage).toEqual({ from: 1n, to: 999n, complete: true, gaps: [] });
    expect(entries.at(-1)).toMatchObject({ kind: 'sent', base: -100n, counterparty: OTHER, at: state.timeOf(300) });
    expect(state.asked.filter(({ method }) => method === 'tx_search').length).toBeLessThan(12);
    expect(state.asked.some(({ params }) => String(params['query']).startsWith('message.sender'))).toBe(false);
  });

  test('pages follow the size of the answers, and nothing is lost when they become smaller', async () => {
    const { client, state } = ledgerNode(
      ME,
      range(260).map((height) => receive(height, 10, { padding: height > 90 && height < 130 ? 300_000 : 2_000 })),
    );
    const history = await readHistory(client, ME, NO_HISTORY);
    expect(heights(history)).toEqual(range(260));
    const sizes = state.asked.flatMap(({ method, params }) => (method === 'tx_search' ? [params['per_page']] : []));
    expect(sizes).toContain('50');
    expect(sizes).toContain('1');
    expect(history.lost).toEqual([]);
  });

  test('a transaction that no answer can hold is named, the rest is read', async () => {
    const { client, state } = ledgerNode(
      ME,
      range(40).map((height) => receive(height, 10, { padding: height === 7 ? 2_000_000 : 0 })),
    );
    state.balances = [['uxprt', '400']];
    const history = await readHistory(client, ME, NO_HISTORY);
    expect(heights(history)).toEqual(range(40).filter((height) => height !== 7));
    const { coverage, opening } = ledger(client, history);
    expect(coverage).toMatchObject({ complete: false, gaps: [{ reason: 'too-large', count: 1 }] });
    expect(opening).toEqual([{ denom: 'uxprt', base: 10n }]);
  });

  test('a second reading asks only for what is new', async () => {
    const { client, state } = ledgerNode(
      ME,
      range(30).map((height) => receive(height, 10)),
    );
    const first = await readHistory(client, ME, NO_HISTORY);
    state.txs.push(receive(1005, 10));
    state.height = 1010;
    state.asked.length = 0;
    const second = await readHistory(client, ME, first);
    expect(heights(second)).toEqual([...range(30), 1005]);
    const queries = state.asked.flatMap(({ params }) => (params['query'] === undefined ? [] : [String(params['query'])]));
    expect(queries.every((query) => query.includes('height>=995') || query.includes('block.height>=1000'))).toBe(true);
    expect(state.asked.filter(({ method }) => method === 'header').map(({ params }) => params['height'])).not.toContain('7');
  });

  test('a reading that is cut goes on from there: nothing is lost and nothing is there twice', async () => {
    const { client, state } = ledgerNode(
      ME,
      range(200).map((height) => receive(Math.ceil(height / 3), 10)),
    );
    let last: HistoryProgress | null = null;
    let pages = 0;
    state.before = ({ method, params }) => {
      if (method !== 'tx_search' || params['per_page'] === '1') return undefined;
      pages += 1;
      if (pages === 3) throw new ChainFailure({ kind: 'offline' });
      return undefined;
    };
    const report = (progress: HistoryProgress) => {
      last = progress;
    };
    await expect(readHistory(client, ME, NO_HISTORY, { report })).rejects.toMatchObject({ error: { kind: 'offline' } });
    const cut = (last as HistoryProgress | null)?.history ?? NO_HISTORY;
    expect(cut.txs.length).toBeGreaterThanOrEqual(50);
    expect(cut.txs.length).toBeLessThan(200);
    expect(cut.present).toBeNull();
    const whole = await readHistory(client, ME, cut);
    expect(whole.txs).toHaveLength(200);
  });

  test('a chain that began anew takes the old one’s past with it', async () => {
    const { client, state } = ledgerNode(
      ME,
      range(5).map((height) => receive(height, 10)),
    );
    const first = await readHistory(client, ME, NO_HISTORY);
    state.txs = [receive(3, 99)];
    state.past = 'B'.repeat(64);
    const second = await readHistory(client, ME, first);
    expect(second.txs.map(({ moves }) => moves[0]?.base)).toEqual([99n]);
    state.height = 2;
    state.txs = [];
    expect((await readHistory(client, ME, second)).txs).toEqual([]);
  });

  test('what was signed without a fee is found by its sender, because the sequence says that it is missing', async () => {
    const vote: IndexedTx = {
      height: 20,
      events: [
        ['tx', { acc_seq: `${ME}/1` }],
        ['message', { action: '/cosmos.gov.v1.MsgVote', sender: ME, msg_index: '0' }],
      ],
    };
    const { client, state } = ledgerNode(ME, [receive(1, 500), send(10, 0, 100), vote]);
    state.sequence = 2;
    const history = await readHistory(client, ME, NO_HISTORY);
    expect(heights(history)).toEqual([1, 10, 20]);
    expect(history.found).toEqual([]);
    state.sequence = 4;
    expect((await readHistory(client, ME, NO_HISTORY)).found).toMatchObject([{ reason: 'unseen', count: 2 }]);
  });

  test('what was signed in a genesis is in no block, and not missing', async () => {
    const { client, state } = ledgerNode(ME, [receive(1, 500), send(10, 3, 100)]);
    state.sequence = 4;
    expect((await readHistory(client, ME, NO_HISTORY)).found).toEqual([]);
    state.earliest = 5;
    expect((await readHistory(client, ME, NO_HISTORY)).found.map(({ reason, count }) => [reason, count])).toContainEqual(['unseen', 3]);
  });
});

describe('a node that has forgotten', () => {
  test('without an index nothing is read, and that is said', async () => {
    const { client, state } = ledgerNode(ME, [receive(1, 10)]);
    state.index = 'off';
    state.balances = [['uxprt', '10']];
    const history = await readHistory(client, ME, NO_HISTORY);
    expect(ledger(client, history).coverage).toMatchObject({ complete: false, gaps: [{ reason: 'index-off' }] });
    expect(ledger(client, history).opening).toEqual([{ denom: 'uxprt', base: 10n }]);
  });

  test('of several nodes the one with an index and the oldest blocks is asked, and it alone', async () => {
    const nodes = ['off', 'on', 'on'].map((index, place) => {
      const node = ledgerNode(ME, [receive(700, 10)]);
      Object.assign(node.state, { index, earliest: [1, 900, 500][place] });
      return node;
    });
    const [first] = nodes;
    if (!first) throw new Error('no nodes');
    const client = { ...first.client, nodes: () => nodes.map((node) => node.client) };
    const history = await readHistory(client, ME, NO_HISTORY);
    expect(heights(history)).toEqual([700]);
    const searches = nodes.map(({ state }) => state.asked.filter(({ method }) => method === 'tx_search').length);
    expect(searches.map((count) => count > 0)).toEqual([false, false, true]);
    expect(history.found).toEqual([{ reason: 'pruned', from: null, to: 500n, count: null }]);
  });

  test('a node without old blocks lacks nothing of an account that began with nothing', async () => {
    const { client, state } = ledgerNode(ME, [receive(700, 10)]);
    Object.assign(state, { earliest: 500, balances: [['uxprt', '10']] });
    expect(ledger(client, await readHistory(client, ME, NO_HISTORY)).coverage.complete).toBe(true);
    state.balances = [['uxprt', '25']];
    const { coverage, opening } = ledger(client, await readHistory(client, ME, NO_HISTORY));
    expect(coverage).toMatchObject({ complete: false, from: 500n, gaps: [{ reason: 'pruned' }] });
    expect(opening).toEqual([{ denom: 'uxprt', base: 15n }]);
  });

  test('times of forgotten blocks are estimated, and that is said', async () => {
    const { client, state } = ledgerNode(ME, [receive(100, 1), receive(150, 2), receive(200, 3)]);
    state.pruned = (height) => height === 150;
    state.balances = [['uxprt', '6']];
    const { entries, coverage } = ledger(client, await readHistory(client, ME, NO_HISTORY));
    expect(entries[1]?.at).toBe(state.timeOf(150));
    expect(coverage.gaps).toMatchObject([{ reason: 'times-estimated', from: 150n, to: 150n, count: 1 }]);
  });
});

describe('a node that lies', () => {
  test('the same page again and again ends, and what it owed is named', async () => {
    const { client, state } = ledgerNode(
      ME,
      range(300).map((height) => receive(height, 10)),
    );
    const page = { txs: [] as unknown[], total_count: '1000000000' };
    state.spoil = (result) => {
      if (page.txs.length === 0 && result.txs.length > 1) page.txs = result.txs;
      return result.txs.length > 1 ? page : result;
    };
    const history = await readHistory(client, ME, NO_HISTORY);
    expect(history.txs).toHaveLength(25);
    expect(history.lost).toMatchObject([{ reason: 'withheld' }]);
    expect(state.asked.length).toBeLessThan(60);
  });

  test('empty pages of a list without end are not followed', async () => {
    const { client, state } = ledgerNode(ME, []);
    state.spoil = () => ({ txs: [], total_count: '9000000000000000' });
    const history = await readHistory(client, ME, NO_HISTORY);
    expect(history.lost.map(({ reason }) => reason)).toContain('withheld');
    expect(state.asked.length).toBeLessThan(40);
  });

  test('pages in any order, and transactions of others or of later heights, change nothing', async () => {
    const { client, state } = ledgerNode(
      ME,
      range(60).map((height) => receive(height, height)),
    );
    const foreign = { hash: 'F'.repeat(64), height: '5', index: 0, tx_result: { code: 0, events: [] } };
    state.spoil = ({ txs, total_count }) => ({ txs: [...txs.toReversed()], total_count });
    const honest = await readHistory(client, ME, NO_HISTORY);
    expect(heights(honest)).toEqual(range(60));
    state.spoil = ({ txs, total_count }) => ({
      txs: txs.map((tx, index) => (index === 2 ? foreign : index === 3 ? { ...(tx as object), height: '5000' } : tx)),
      total_count,
    });
    const lied = await readHistory(client, ME, NO_HISTORY);
    expect(lied.txs.every(({ height }) => height <= 60n)).toBe(true);
    expect(lied.txs.length).toBeLessThan(60);
  });

  test.each([
    ['amount', [['coin_received', { receiver: ME, amount: '-5uxprt' }]]],
    ['amount', [['coin_received', { receiver: ME, amount: '1.5uxprt' }]]],
    ['amount', [['coin_received', { receiver: ME, amount: `${'9'.repeat(200)}uxprt` }]]],
    ['amount', [['coin_spent', { spender: ME, amount: '5<script>' }]]],
  ] as const)('an impossible %s is refused', async (_, events) => {
    const { client } = ledgerNode(ME, [{ height: 5, events }]);
    await expect(readHistory(client, ME, NO_HISTORY)).rejects.toMatchObject({ error: { kind: 'malformed' } });
  });

  test.each([
    { txs: 'no', total_count: '1' },
    { txs: [{}], total_count: '1' },
    { txs: [null], total_count: '1' },
    { txs: [], total_count: '-1' },
    null,
  ])('an answer of another shape is refused: %j', async (answer) => {
    const { client, state } = ledgerNode(ME, [receive(1, 1)]);
    state.spoil = () => answer;
    await expect(readHistory(client, ME, NO_HISTORY)).rejects.toBeInstanceOf(ChainFailure);
  });

  test('an address that is none never becomes a part of a query', async () => {
    const { client, state } = ledgerNode(ME, []);
    await expect(readHistory(client, "x' OR tx.height>0", NO_HISTORY)).rejects.toBeInstanceOf(ChainFailure);
    expect(state.asked).toEqual([]);
  });
});
