import { amount, formatAmount } from '#domain/amount.ts';
import type { Asset } from '#domain/asset.ts';
import type { HostMintRefusal } from '#domain/quote-host-mint.ts';
import type { HostRedeemRefusal } from '#domain/quote-host-redeem.ts';
import type { HostSharesRefusal } from '#domain/quote-host-shares.ts';

type Coins = { readonly coin: Asset; readonly stk: Asset };

/** Why the chain would not mint, in words. */
export function hostMintRefusalText({ reason, limit }: HostMintRefusal, { coin, stk }: Coins): string {
  switch (reason) {
    case 'zero':
      return 'Enter more than zero.';
    case 'inactive':
      return inactive(stk);
    case 'below-minimum':
      return `The least is ${shown(limit, coin)}.`;
    case 'insufficient':
      return `You can spend ${shown(limit, coin)}.`;
    case 'no-deposit':
      return `The chain takes no more ${coin.symbol} today: somebody has redeemed all that was waiting. It does again when the next day of the chain begins.`;
    case 'too-small':
      return `This is too little for the smallest amount of ${stk.symbol}.`;
  }
}

/** Why the chain would not redeem, in words. */
export function hostRedeemRefusalText({ reason, limit }: HostRedeemRefusal, { coin, stk }: Coins): string {
  switch (reason) {
    case 'zero':
      return 'Enter more than zero.';
    case 'inactive':
      return inactive(stk);
    case 'below-minimum':
      return `The least is ${shown(limit, stk)}. At once any amount can be redeemed.`;
    case 'insufficient':
      return `You can spend ${shown(limit, stk)}.`;
    case 'too-small':
      return `This is too little for the smallest amount of ${coin.symbol}.`;
    case 'not-delegated':
      return limit
        ? `More than is staked cannot be unbonded together. ${shown(limit, stk)} works.`
        : `Nothing can be unbonded now: no more than what waits already is staked.`;
    case 'no-deposits':
      return limit
        ? `At once no more than ${shown(limit, stk)} can be redeemed now.`
        : `Nothing can be redeemed at once now: no ${coin.symbol} waits to be staked.`;
  }
}

/** Why the chain would not take tokenized shares, in words. `coin` is what they are worth. */
export function hostSharesRefusalText({ reason, limit }: HostSharesRefusal, { coin, stk }: Coins): string {
  switch (reason) {
    case 'zero':
      return 'There are none.';
    case 'inactive':
      return inactive(stk);
    case 'shares-off':
      return `The chain takes no shares for ${stk.symbol}.`;
    case 'unknown-validator':
    case 'no-weight':
      return `${stk.symbol} is not staked with this validator.`;
    case 'not-bonded':
      return 'This validator is not active.';
    case 'insufficient':
      return 'You do not have so many.';
    case 'below-minimum':
      return `Shares worth less than ${shown(limit, coin)} are not taken.`;
    case 'already-processing':
      return 'Shares of this kind from you are still on their way.';
  }
}

function inactive(stk: Asset): string {
  return `The chain has switched ${stk.symbol} off.`;
}

function shown(limit: bigint | null, asset: Asset): string {
  return `${formatAmount(amount(asset, limit ?? 0n), { digits: 'all' })} ${asset.symbol}`;
}
