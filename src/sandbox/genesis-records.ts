import { decInt } from './dec.ts';
import type { GenesisJson } from './genesis-json.ts';
import { markAllMissed } from './modules/slashing.ts';
import { pairKey } from './state.ts';
import type { Store } from './store.ts';
import { timeKey } from './time.ts';

/** Records that a genesis file may bring along besides balances: liveness, tokenized shares, what unbonds. */

/** Signing infos and the blocks that were missed: the counter is what the list says. */
export function readSlashing(store: Store, slashing: GenesisJson): void {
  for (const item of slashing.at('signing_infos').list()) {
    const address = item.at('address').text();
    const info = item.at('validator_signing_info');
    store.set('signingInfos', address, {
      address,
      startHeight: info.at('start_height').int(0n),
      indexOffset: info.at('index_offset').int(0n),
      jailedUntil: info.at('jailed_until').exists ? info.at('jailed_until').time() : 0n,
      tombstoned: info.at('tombstoned').bool(),
      missedBlocks: 0n,
    });
  }
  for (const item of slashing.at('missed_blocks').list()) readMissed(store, item);
}

function readMissed(store: Store, item: GenesisJson): void {
  const info = store.get('signingInfos', item.at('address').text());
  if (!info) throw new Error(`missed blocks of ${item.at('address').text()}, which has no signing info`);
  const missed = item
    .at('missed_blocks')
    .list()
    .filter((one) => one.at('missed').bool())
    .map((one) => one.at('index').int());
  store.set('signingInfos', info.address, { ...info, missedBlocks: markAllMissed(store, info.address, missed) });
}

/** x/liquid's records, locks and shares, and the validators of x/liquidstake. */
export function readLiquid(store: Store, app: GenesisJson): void {
  for (const item of app.at('liquidstake', 'liquid_validators').list()) {
    const operatorAddress = item.at('operator_address').text();
    store.set('liquidValidators', operatorAddress, { operatorAddress });
  }
  for (const item of app.at('liquid', 'tokenize_share_records').list()) {
    const [id, owner, moduleAddress] = [item.at('id').int(), item.at('owner').text(), item.at('module_account').text()];
    store.set('shareRecords', String(id), { id, owner, moduleAddress, validator: item.at('validator').text() });
  }
  for (const item of app.at('liquid', 'liquid_validators').list()) {
    const shares = item.at('liquid_shares').dec(decInt(0n));
    if (shares > 0n) store.set('liquidShares', item.at('operator_address').text(), shares);
  }
  for (const item of app.at('liquid', 'tokenize_share_locks').list()) {
    const expiring = item.at('status').text().endsWith('LOCK_EXPIRING');
    store.set('shareLocks', item.at('address').text(), { unlockTime: expiring ? item.at('completion_time').time() : null });
  }
}

/** Unbonding entries and their places in the queue. The pool's balance is in the file. */
export function readUnbondings(store: Store, staking: GenesisJson): void {
  let last = 0n;
  for (const item of staking.at('unbonding_delegations').list()) {
    const pair = { delegator: item.at('delegator_address').text(), validator: item.at('validator_address').text() };
    const entries = item
      .at('entries')
      .list()
      .map((entry) => ({
        creationHeight: entry.at('creation_height').int(),
        completionTime: entry.at('completion_time').time(),
        initialBalance: entry.at('initial_balance').int(),
        balance: entry.at('balance').int(),
        id: entry.at('unbonding_id').int(0n),
      }));
    store.set('unbondings', pairKey(pair.delegator, pair.validator), { ...pair, entries });
    for (const { completionTime, id } of entries) {
      const key = timeKey(completionTime);
      store.set('unbondingQueue', key, [...(store.get('unbondingQueue', key) ?? []), pair]);
      if (id > last) last = id;
    }
  }
  const single = store.single('staking');
  if (last >= single.nextUnbondingId) store.put('staking', { ...single, nextUnbondingId: last + 1n });
}
