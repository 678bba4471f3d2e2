import { addCoins, addDecCoins, coinsText, decCoinsText, subDecCoins, toDecCoins } from '#sandbox/coins.ts';
import { moduleAccount } from '#sandbox/modules/auth.ts';
import type { Coin, DecCoin, SandboxState } from '#sandbox/state.ts';

/** What must hold of every state of the chain; the answer lists what does not. */
export function brokenInvariants(state: SandboxState): string[] {
  return [...supplyInvariant(state), ...poolInvariants(state), ...shareInvariants(state), ...distributionInvariants(state)];
}

function supplyInvariant({ tables }: SandboxState): string[] {
  let sum: Coin[] = [];
  for (const coins of tables.balances.values()) sum = addCoins(sum, coins);
  const supply = [...tables.supply].map(([denom, amount]) => ({ denom, amount })).sort((a, b) => (a.denom < b.denom ? -1 : 1));
  const negative = [...tables.balances].filter(([, coins]) => coins.some(({ amount }) => amount <= 0n));
  return [
    ...(coinsText(sum) === coinsText(supply) ? [] : [`balances ${coinsText(sum)}, supply ${coinsText(supply)}`]),
    ...negative.map(([address]) => `${address} has a coin that is not positive`),
  ];
}

function poolInvariants({ tables, singles }: SandboxState): string[] {
  const { bondDenom } = singles.staking.params;
  const pool = (address: string): bigint => tables.balances.get(address)?.find(({ denom }) => denom === bondDenom)?.amount ?? 0n;
  let bonded = 0n;
  let notBonded = 0n;
  for (const { status, tokens } of tables.validators.values()) {
    if (status === 3) bonded += tokens;
    else notBonded += tokens;
  }
  for (const { entries } of tables.unbondings.values()) for (const { balance } of entries) notBonded += balance;
  const has = { bonded: pool(moduleAccount('bonded_tokens_pool')), notBonded: pool(moduleAccount('not_bonded_tokens_pool')) };
  return [
    ...(has.bonded === bonded ? [] : [`bonded pool ${has.bonded}, tokens ${bonded}`]),
    ...(has.notBonded === notBonded ? [] : [`not-bonded pool ${has.notBonded}, tokens and entries ${notBonded}`]),
  ];
}

/** After a slash every tokenizing rounds shares to tokens and back: the chain's own count of liquid shares drifts by some units each time. */
const CRUMBS = 100n * 10n ** 18n;

function shareInvariants({ tables }: SandboxState): string[] {
  const broken: string[] = [];
  for (const { operatorAddress, shares } of tables.validators.values()) {
    let sum = 0n;
    let liquid = 0n;
    for (const delegation of tables.delegations.values()) if (delegation.validator === operatorAddress) sum += delegation.shares;
    for (const { moduleAddress, validator } of tables.shareRecords.values())
      if (validator === operatorAddress) liquid += tables.delegations.get(`${moduleAddress}/${validator}`)?.shares ?? 0n;
    if (sum !== shares) broken.push(`${operatorAddress}: delegations ${sum}, shares ${shares}`);
    const counted = tables.liquidShares.get(operatorAddress) ?? 0n;
    if (counted - liquid > CRUMBS || liquid - counted > CRUMBS)
      broken.push(`${operatorAddress}: liquid shares ${counted}, of records ${liquid}`);
  }
  return broken;
}

/** x/distribution owns exactly what it owes: the outstanding rewards and the community pool's fraction. */
function distributionInvariants({ tables, singles }: SandboxState): string[] {
  let owed: readonly DecCoin[] = singles.distribution.communityPool;
  for (const rewards of tables.outstandingRewards.values()) owed = addDecCoins(owed, rewards);
  const owned = toDecCoins(tables.balances.get(moduleAccount('distribution')) ?? []);
  const broken = decCoinsText(owed) === decCoinsText(owned) ? [] : [`distribution owns ${decCoinsText(owned)}, owes ${decCoinsText(owed)}`];
  for (const [operator, commission] of tables.commissions)
    if (subDecCoins(tables.outstandingRewards.get(operator) ?? [], commission).some(({ amount }) => amount < 0n))
      broken.push(`${operator}: commission beyond what is outstanding`);
  return broken;
}
