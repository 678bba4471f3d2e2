import type { TxErrorKind } from '#chain/tx-codes.ts';
import { type Words, words } from './error-words.ts';

const paused = 'Minting and redeeming are switched off on this chain for now. What you own stays yours and goes on earning.';
const internal = 'The chain could not carry this out. If trying again does not help, the details below help whoever looks into it.';
const retry = (title: string, text: string): Words => words(title, text, 'try-again');
const back = (title: string, text: string): Words => words(title, text, 'back');
const ours = (what: string): Words =>
  words('The chain did not accept the transaction', `${what} This should not happen with this application; please report it.`, 'back');

/** One row for every way in which a chain refuses a transaction. A kind without a row does not compile. */
export const TX_ERROR_WORDS: Readonly<Record<TxErrorKind, Words>> = {
  'out-of-gas': words(
    'Not enough gas',
    'The transaction needed more computing than it had paid for, so the chain undid it. You can send it again with more gas.',
    'more-gas',
  ),
  'sequence-mismatch': retry(
    'Another transaction came first',
    'The chain expects a different transaction number from this account. Another wallet or tab may have sent something just now.',
  ),
  'insufficient-fee': words(
    'The fee is too low',
    'This node wants a higher network fee than the one that was offered. You can send it again with the fee that it asks for.',
    'more-fee',
  ),
  'insufficient-funds': back(
    'Not enough for amount and fee',
    'The account does not hold enough for the amount and the network fee together. Try a smaller amount, or add some of the coin that pays the fee.',
  ),
  'gas-above-block': back(
    'Too large for one block',
    'The transaction needs more gas than one block allows. A smaller amount does not change that; it has to wait until the chain allows more.',
  ),
  expired: retry(
    'It came too late',
    'The transaction was not included before its last valid block and can never be included now. It is safe to try again.',
  ),
  'bad-signature': retry(
    'The signature did not verify',
    'The chain could not verify the signature of your wallet. Reconnecting the wallet often helps.',
  ),
  'wrong-key': retry(
    'The wallet signed with another key',
    'The signature does not belong to this account. Check which account is selected in your wallet.',
  ),
  'no-signature': ours('The signature was missing.'),
  'too-many-signatures': ours('There were too many signatures.'),
  'not-the-signer': retry('The wallet signed for another account', 'Check which account is selected in your wallet, then try again.'),
  'wrong-chain-id': back('Signed for another chain', 'The signature is for another chain. Check the network in your wallet and here.'),
  'unknown-account': back(
    'This account does not exist yet',
    'The chain does not know this account: nothing was ever sent to it. Send it some of the coin that pays the network fee first.',
  ),
  'module-paused': back('Liquid staking is paused', paused),
  'below-minimum': back('Below the minimum', 'The amount is below the smallest amount that can be staked. Enter a larger amount.'),
  'mint-too-small': back('The amount is too small', 'The amount is so small that it would give nothing. Enter a larger amount.'),
  'redemption-too-small': back(
    'The amount is too small',
    'The amount is so small that nothing would be left of it after rounding. Enter a larger amount.',
  ),
  'above-supply': back('More than exists', 'The amount is larger than all stkXPRT that exist, or there are none yet.'),
  quorum: back(
    'Too few active validators',
    'Minting waits until enough of the chosen validators are active again. What you own is not affected.',
  ),
  'no-active-validators': back(
    'No active validators',
    'No validator can take new stake right now. Minting waits until one is active again.',
  ),
  'validator-not-allowed': back('Validator not on the list', 'Liquid staking does not use this validator.'),
  'nothing-behind-supply': back(
    'The pool cannot pay this yet',
    'The staked XPRT behind stkXPRT is not available right now. Try again after the next unbonding has ended.',
  ),
  'too-many-unbonding-entries': back(
    'All unbonding entries are taken',
    'You have seven open entries at one of the validators, the most that the chain allows; redemptions of stkXPRT count. The next one is possible when one of them ends; Activity shows the dates.',
  ),
  'liquid-tokenize-failed': back(
    'The validators cannot release stake now',
    'A limit of the liquid-staking module was reached or a validator is moving stake. Try a smaller amount, or try again later.',
  ),
  'liquid-redeem-failed': retry('The stake could not be released', internal),
  'liquid-global-cap': back(
    'The limit for liquid staking is reached',
    'The chain limits how much stake may be liquid, and that limit is reached. Try a smaller amount, or later.',
  ),
  'liquid-validator-cap': back(
    'The limit of a validator is reached',
    'The chain limits how much liquid stake one validator may have. Try a smaller amount, or later.',
  ),
  'tokenize-locked': back(
    'This account has locked its stake',
    'Tokenizing is switched off for this account. Its owner switched it off and can switch it on again with another application; that takes the unbonding time.',
  ),
  'tokenize-not-locked': back('Nothing is locked', 'Tokenizing shares is already allowed for this account.'),
  'delegation-failed': retry('The stake could not be delegated', internal),
  'unbond-failed': retry('The stake could not be unbonded', internal),
  'redelegation-failed': retry('The stake could not be moved', internal),
  'redelegation-in-progress': back(
    'A redelegation is still running',
    'Stake that was moved to this validator has to stay there for the unbonding time before it can be moved on or tokenized. Unbonding it is possible.',
  ),
  'too-many-redelegation-entries': back(
    'Too many redelegations',
    'You have seven open redelegations between these two validators, the most that the chain allows. One has to end first, or move it to another validator.',
  ),
  'redelegation-too-small': back('The amount is too small', 'The amount is too small to be moved. Enter a larger amount.'),
  'no-redelegation': back('Nothing to move', 'The chain does not know such a redelegation.'),
  'same-validator': back('The same validator', 'Stake cannot be moved to the validator where it already is. Choose another one.'),
  'validator-unknown': back('Unknown validator', 'This validator does not exist on the chain.'),
  'validator-jailed': back(
    'The validator is jailed',
    'The chain has jailed this validator, so that no stake can go back to it for now. Choose another one, or wait until it is back.',
  ),
  'validator-empty': back('The validator has no stake', 'This validator was slashed to nothing and cannot take stake. Choose another one.'),
  'not-jailed': back('Not jailed', 'This validator is not jailed.'),
  'no-delegation': back(
    'Nothing is staked there',
    'This account has no stake at that validator. It may have been unbonded or moved meanwhile; the page shows what is there now.',
  ),
  'insufficient-delegation': back(
    'More than is staked',
    'The amount is larger than what is staked there now. A slash may have reduced it: look at the present amount.',
  ),
  'unbonding-not-mature': back('Still unbonding', 'The unbonding time has not passed yet.'),
  'no-unbonding': back(
    'Nothing like that is unbonding',
    'The chain does not know this unbonding entry, or it holds less than that. It may have been paid out, cancelled or slashed meanwhile.',
  ),
  'no-rewards': back('No rewards yet', 'There are no rewards to claim at this validator. Choose those that have some.'),
  'receiver-blocked': back('This account cannot receive', 'The receiver belongs to the chain itself and cannot receive funds.'),
  'transfers-disabled': back('Transfers are switched off', 'The chain does not allow transfers of this asset right now.'),
  'share-record-unknown': back(
    'Unknown shares',
    'The chain does not know the delegation behind these shares. They may have been redeemed meanwhile.',
  ),
  'share-record-not-owned': back('Not your share record', 'This share record belongs to another account.'),
  'shares-vesting': back(
    'Part of the stake is still vesting',
    'Stake that is still vesting cannot be made liquid. Try a smaller amount, or wait until more has vested.',
  ),
  'lsm-disabled': back('Not available on this chain', 'Turning an existing delegation into a liquid token is switched off on this chain.'),
  'host-chain-unknown': back('Not offered here', 'Liquid staking does not know the chain that this coin belongs to.'),
  'host-chain-inactive': back(
    'Liquid staking of this coin is switched off',
    'The exchange rate left its limits, or the chain has switched this coin off. What you own stays yours; minting and redeeming wait until it is switched on again.',
  ),
  'host-deposit-failed': back(
    'The deposit did not work',
    'The coins could not be moved. Check that the amount is there and free, then try again.',
  ),
  'host-mint-failed': back('The tokens could not be moved', 'Check that the amount is there and free, then try again.'),
  'host-stake-short': back(
    'Not enough is staked yet',
    'More would be unbonded than is staked on the other chain. New deposits are staked once a day; try again after that, or with a smaller amount.',
  ),
  'instant-redemption-short': back(
    'Not enough for an instant redemption',
    'Instant redemptions are paid from deposits that have not been sent out yet, and they do not hold this amount now. Redeem through the queue, or try a smaller amount.',
  ),
  'host-shares-unknown': back('Unknown shares', 'Liquid staking does not know the validator behind these shares.'),
  'host-shares-in-progress': back(
    'Already under way',
    'Shares of this kind are being turned into stake already. Try again when that is done.',
  ),
  'host-validator-unfit': back(
    'The validator cannot be used',
    'The validator behind these shares is jailed, unbonding, or beyond its limit of liquid stake.',
  ),
  'channel-unknown': back('The channel does not exist', 'The chain does not know the channel over which this would be sent.'),
  'channel-closed': back('The channel is closed', 'The channel over which this would be sent takes no more transfers.'),
  'light-client-inactive': back(
    'The connection to the other chain is out of use',
    'This chain has not heard of the other one for too long, or saw it misbehave. Nothing can be sent until governance repairs it.',
  ),
  'transfer-too-late': retry(
    'The transfer would be too late',
    'Its time limit had already passed on the other chain. With a new limit it can be tried again.',
  ),
  'trace-unknown': back('Unknown coin', 'The chain does not know where this coin came from, so it cannot be sent back there.'),
  'transfer-limit': back(
    'The limit for transfers is reached',
    'This chain limits how much of a coin may come and go in some hours. Try a smaller amount, or later.',
  ),
  'no-liquidity-contract': back('Not available on this chain', 'No liquidity contract is set on this chain.'),
  'liquidity-contract-failed': retry('The liquidity contract refused', internal),
  'whitelist-invalid': ours('The list of validators was invalid.'),
  'wrong-denom': ours('It named a wrong coin.'),
  'wrong-stake-denom': ours('It named a coin that cannot be staked.'),
  'wrong-liquid-denom': ours('It named a coin that cannot be redeemed.'),
  'invalid-coins': back('The fee coin or amount is not accepted', 'The chain does not accept this coin, or not for the network fee.'),
  'invalid-address': ours('An address was not valid.'),
  'invalid-request': back('The chain did not accept the amount', 'The amount or another field is not valid for this chain.'),
  'invalid-height': retry('The node was asked too early', 'The node has not reached that block yet.'),
  'memo-too-long': back('The memo is too long', 'The chain allows 512 characters.'),
  'malformed-tx': ours('The transaction could not be read.'),
  'tx-too-large': ours('The transaction was too large.'),
  'unknown-message': back('Not available on this chain', 'This chain does not have the module that the transaction needs.'),
  'already-known': retry('Already on its way', 'The node already has this transaction.'),
  'mempool-full': retry('The chain is very busy', 'The node has no room for more transactions right now.'),
  'not-supported': back('Not available on this chain', 'This chain does not support that.'),
  'not-found': back('Not found', 'The chain does not know what the transaction refers to.'),
  internal: retry('The chain had an internal error', internal),
  unknown: retry('The chain did not carry this out', internal),
};
