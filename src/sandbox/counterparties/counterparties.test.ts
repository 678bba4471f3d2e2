import { stringToPath } from '@cosmjs/crypto';
import { DirectSecp256k1HdWallet } from '@cosmjs/proto-signing';
import { expect, test } from 'vitest';
import { SANDBOX_ACCOUNTS } from '#config/sandbox-accounts.ts';
import { SANDBOX_NETWORK } from '#config/sandbox-network.ts';
import { brokenInvariants } from '#testing/chain-invariants.ts';
import { onChain } from '../address.ts';
import { initChain } from '../app.ts';
import { advanceClock, alone, nextBlock } from '../clock.ts';
import { escrowAddress } from '../ibc/transfer.ts';
import { SandboxNode } from '../node.ts';
import { escrowOf } from '../seed-accounts.ts';
import { ESCROWED } from '../seed-balances.ts';
import { seedGenesis } from '../seed-genesis.ts';
import { SECOND } from '../time.ts';
import { counterpartyApplication } from './applications.ts';
import { COUNTERPARTIES, type Counterparty } from './counterparty.ts';
import { counterpartyGenesis } from './counterparty-genesis.ts';
import { DYDX_ACCOUNTS } from './dydx-accounts.ts';
import { escrowsOf } from './escrows.ts';
import { HOLDINGS } from './people-abroad.ts';
import { prepareCounterparties } from './prepare-counterparties.ts';

const each = COUNTERPARTIES.map((chain) => [chain.chainId, chain] as const);

function start(chain: Counterparty): SandboxNode {
  const genesis = counterpartyGenesis(chain, Date.parse('2026-10-01T09:00:00Z'));
  const application = counterpartyApplication(chain);
  return new SandboxNode(genesis, initChain(genesis, application), { application });
}

test.each(each)('%s adds up, and earns for those who stake', async (_, chain) => {
  const node = start(chain);
  expect(onChain(chain.prefix, () => brokenInvariants(node.state))).toEqual([]);
  nextBlock(node);
  await advanceClock(alone(node), 86_400n * SECOND);
  expect(onChain(chain.prefix, () => brokenInvariants(node.state))).toEqual([]);
  const { validatorSets, staking } = node.state.singles;
  expect(validatorSets.current).toHaveLength(chain.validators.length);
  expect(staking.params.unbondingTime).toBe(BigInt(chain.unbondingDays) * 86_400n * SECOND);
  // CometBFT's limit for the whole set is 2^63 / 8.
  expect(validatorSets.current.reduce((sum, { power }) => sum + power, 0n)).toBeLessThan(2n ** 60n);
});

test.each(each)('%s is the chain of that name in the network', (_, chain) => {
  const listed = SANDBOX_NETWORK.chains.find(({ id }) => id === chain.chainId);
  expect(listed).toMatchObject({ bech32: chain.prefix, stakeDenom: chain.coin.base });
  const asset = SANDBOX_NETWORK.assets.find((one) => one.chain === chain.chainId && one.denom === chain.coin.base);
  expect(asset).toMatchObject({ decimals: chain.coin.exponent, symbol: chain.coin.symbol });
});

test("the written addresses are those of the accounts' keys with coin type 564", async () => {
  for (const [name, address] of Object.entries(DYDX_ACCOUNTS)) {
    const { mnemonic = '' } = SANDBOX_ACCOUNTS.find((account) => account.name === name) ?? {};
    const options = { prefix: 'dydx', hdPaths: [stringToPath("m/44'/564'/0'/0/0")] };
    const [account] = await (await DirectSecp256k1HdWallet.fromMnemonic(mnemonic, options)).getAccounts();
    expect(account?.address, name).toBe(address);
  }
});

test('Core-1 keeps in escrow exactly what is abroad', () => {
  const kept: Record<string, Record<string, bigint>> = {};
  for (const { chain, channel, base, amount } of escrowsOf(HOLDINGS)) {
    if (chain !== 'core-sandbox-1') continue;
    kept[channel] = { ...kept[channel], [base]: (kept[channel]?.[base] ?? 0n) + amount };
  }
  expect(kept).toEqual(ESCROWED);
  for (const channel of Object.keys(ESCROWED)) expect(escrowOf(channel)).toBe(escrowAddress('transfer', channel));
});

test('linked chains have one time, the channels of the network, and a denom for every listed voucher', async () => {
  const genesis = seedGenesis();
  const core = new SandboxNode(genesis, initChain(genesis));
  nextBlock(core);
  await advanceClock(alone(core), 86_400n * SECOND);
  const join = await prepareCounterparties(core, null);
  nextBlock(core);
  const { nodes } = join();
  const all = [core, ...nodes];
  expect(new Set(all.map(({ state }) => state.singles.time)).size).toBe(1);
  const find = (chain: string) => all.find(({ chainId }) => chainId === chain)?.state;
  for (const { from, to, channelOnFrom, channelOnTo } of SANDBOX_NETWORK.channels) {
    expect(find(from)?.tables.ibcChannels.get(`transfer/${channelOnFrom}`)?.counterpartyChannel).toBe(channelOnTo);
    expect(find(to)?.tables.ibcChannels.get(`transfer/${channelOnTo}`)?.counterpartyChannel).toBe(channelOnFrom);
  }
  for (const node of all) {
    const { tables, singles } = node.state;
    expect(
      onChain(singles.prefix, () => brokenInvariants(node.state)),
      node.chainId,
    ).toEqual([]);
    for (const denom of tables.supply.keys())
      if (denom.startsWith('ibc/')) expect(tables.transferDenoms.has(denom.slice(4)), `${node.chainId} ${denom}`).toBe(true);
  }
});
