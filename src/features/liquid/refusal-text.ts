import { type Amount, amount, formatAmount } from '#domain/amount.ts';
import type { Asset } from '#domain/asset.ts';
import type { MintRefusal } from '#domain/quote-mint.ts';
import type { RedeemRefusal } from '#domain/quote-redeem.ts';

/** Why the forms are off for everybody. */
export const PAUSED = 'Minting and redeeming are paused by the chain.';

const PAUSED_TEXT =
  'The chain has paused minting and redeeming. What you hold keeps its value and its rewards; nothing is lost by waiting.';

/** Why the chain would not mint, in words. `asset` is what is given: XPRT. */
export function mintRefusalText({ reason, limit }: MintRefusal, asset: Asset): string {
  switch (reason) {
    case 'zero':
      return 'Enter more than zero.';
    case 'paused':
      return PAUSED_TEXT;
    case 'below-minimum':
    case 'too-small':
      return `The least is ${limitText(limit, asset)}.`;
    case 'insufficient':
      return `You can spend ${limitText(limit, asset)}.`;
    case 'no-active-validators':
      return 'No validator of the pool is active, so the chain takes no stake now.';
    case 'quorum':
      return 'Too few validators of the pool are active, so the chain takes no stake now.';
    case 'no-backing':
      return 'Nothing stands behind stkXPRT now, so the chain mints none.';
  }
}

/** Why the chain would not redeem, in words. `asset` is what is given: stkXPRT; `moniker` names the validator that refuses. */
export function redeemRefusalText({ reason, limit }: RedeemRefusal, asset: Asset, moniker: string): string {
  switch (reason) {
    case 'zero':
      return 'Enter more than zero.';
    case 'paused':
      return PAUSED_TEXT;
    case 'exceeds-supply':
      return `There are only ${limitText(limit, asset)}.`;
    case 'insufficient':
      return `You have ${limitText(limit, asset)}.`;
    case 'too-small':
      return `This is too small to be divided among the validators. The least is ${limitText(limit, asset)}.`;
    case 'no-liquid-tokens':
      return 'No stake stands behind stkXPRT now, so nothing can be redeemed.';
    case 'entries-full':
      return `You have no free unbonding entry left with ${moniker}, and a redemption needs one with every validator of the pool.`;
    case 'rounding':
      return limit === null
        ? 'The validators of the pool cannot pay this amount now.'
        : `After a slash, ${moniker} cannot pay exactly this amount. ${limitText(limit, asset)} works.`;
  }
}

function limitText(limit: bigint | null, asset: Asset): string {
  const shown: Amount = amount(asset, limit ?? 0n);
  return `${formatAmount(shown)} ${asset.symbol}`;
}
