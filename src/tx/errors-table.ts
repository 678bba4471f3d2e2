import type { ChainError } from '#chain/errors.ts';
import type { WalletError } from '#wallet/wallet.ts';
import { FEE_ONLY, NOTHING_SPENT, type Words, words } from './error-words.ts';
import type { GateField, GateRefusal } from './gate-refusal.ts';
import type { ExecutorError, TxFailure } from './state.ts';
import { TX_ERROR_WORDS } from './tx-error-words.ts';

/**
 * The words for every failure of a transaction. Every branch is a closed union: a failure without words does not compile. What a block
 * refused has cost the network fee and says so; all else ends with the assurance that nothing was spent.
 */
export function wordsFor(failure: TxFailure): Words {
  switch (failure.source) {
    case 'tx':
      return ending(TX_ERROR_WORDS[failure.error.kind], failure.gasUsed === null ? NOTHING_SPENT : FEE_ONLY);
    case 'chain':
      return unspent(chainWords(failure.error));
    case 'wallet':
      return unspent(walletWords(failure.error));
    case 'gate':
      return unspent(gateWords(failure.refusal));
    case 'executor':
      return executorWords(failure.error);
  }
}

/** The raw text behind "details": for reports, never the message. */
export function detailsOf(failure: TxFailure): string {
  switch (failure.source) {
    case 'tx':
      return `${failure.error.codespace} ${failure.error.code}: ${failure.log}`;
    case 'gate':
      return `${failure.refusal.phase} ${failure.refusal.field}: expected ${failure.refusal.expected}, found ${failure.refusal.found}`;
    case 'chain':
    case 'wallet':
    case 'executor':
      return `${failure.source} ${JSON.stringify(failure.error, (_, value) => (typeof value === 'bigint' ? String(value) : value))}`;
  }
}

function unspent(said: Words): Words {
  return ending(said, NOTHING_SPENT);
}

function ending(said: Words, sentence: string): Words {
  return { ...said, text: `${said.text} ${sentence}` };
}

function chainWords(error: ChainError): Words {
  switch (error.kind) {
    case 'offline':
      return words('No connection', 'No node of this chain could be reached. Check your connection, then try again.', 'try-again');
    case 'timeout':
      return words('The node did not answer', `No node answered within ${error.seconds} seconds.`, 'try-again');
    case 'wrong-chain':
      return words('Wrong chain', 'The node belongs to another chain. Choose another endpoint in Settings.', 'back');
    case 'rate-limited':
      return words('The node asks for a pause', 'It has been asked too often. Wait a minute, then try again.', 'try-again');
    case 'unavailable':
      return words('The node is out of order', `It answered with HTTP ${error.status}.`, 'try-again');
    case 'malformed':
    case 'too-large':
      return words(
        'The node gave a broken answer',
        'Its answer could not be read. Try again, or choose another endpoint in Settings.',
        'try-again',
      );
    case 'behind':
      return words('The node is behind', 'It knows less than was already seen. Try again in a moment.', 'try-again');
    case 'rpc-error':
    case 'query-failed':
      return words('The node refused the question', 'It did not answer what has to be known before signing.', 'try-again');
    case 'closed':
      return words('The network was changed', 'Another network was chosen meanwhile.', 'back');
  }
}

function walletWords(error: WalletError): Words {
  switch (error.kind) {
    case 'rejected':
      return words('You declined in the wallet', 'What you entered is kept.', 'try-again');
    case 'locked':
      return words('The wallet is locked', 'Unlock it, then try again.', 'try-again');
    case 'not-installed':
      return words('The wallet is not there', 'It seems to be switched off or removed from this browser.', 'connect');
    case 'unknown-chain':
      return words('The wallet does not know this chain', 'Connect again and let the wallet add it.', 'connect');
    case 'no-account':
      return words('The wallet has no account', 'Create or choose an account in the wallet, then connect again.', 'connect');
    case 'account-changed':
      return words(
        'Another account is selected',
        'The wallet changed to another account while this was being prepared. Look at the amounts of the new account first.',
        'back',
      );
    case 'timeout':
      return words(
        'The wallet did not answer',
        `It was silent for ${error.seconds} seconds. Its window may be hidden behind this one.`,
        'try-again',
      );
    case 'unsupported':
      return words('The wallet cannot sign this', error.reason, 'back');
    case 'other':
      return words('The wallet reported a problem', 'Open it to see whether it is waiting for something, then try again.', 'try-again');
  }
}

/** In words, the field that was not as it should be. */
const FIELD: Readonly<Record<GateField, string>> = {
  unreadable: 'the document, which cannot be read',
  'unknown-fields': 'the document, which holds unknown fields',
  'sign-mode': 'the way of signing',
  signers: 'the number of signers',
  'public-key': 'the key that signs',
  signature: 'the signature',
  'chain-id': 'the chain',
  'account-number': 'the account number',
  sequence: 'the transaction number',
  signer: 'the account that pays',
  'message-count': 'the number of actions',
  'message-type': 'the kind of action',
  message: 'the amount, the coin, the validator or the account',
  route: 'the way over the chains',
  channel: 'the channel that it is sent over',
  coin: 'the coin or the amount',
  receiver: 'the account that receives it',
  'packet-memo': 'the instructions for the chains on the way',
  'packet-timeout': 'the time after which it comes back',
  memo: 'the memo',
  'timeout-height': 'the last valid block',
  'fee-denom': 'the coin of the fee',
  'fee-amount': 'the network fee, which is out of bounds',
  'fee-payer': 'the account that pays the fee',
  'fee-granter': 'the account that grants the fee',
  extras: 'something was added (a tip, a time limit, an extension)',
  gas: 'the gas limit',
};

function gateWords({ phase, field }: GateRefusal): Words {
  if (phase === 'request')
    return words(
      'Stopped before signing',
      `The transaction is not what you reviewed: ${FIELD[field]}. Reload the page and check where you got it from.`,
      'back',
    );
  return words(
    'The wallet changed the transaction',
    `It returned something else than you reviewed: ${FIELD[field]}. It was not sent.`,
    'try-again',
  );
}

function executorWords(error: ExecutorError): Words {
  switch (error.kind) {
    case 'not-connected':
      return unspent(words('No wallet is connected', 'Connect a wallet to sign.', 'connect'));
    case 'watch-only':
      return unspent(words('You are only watching', 'A watched address cannot sign. Connect the wallet that holds its key.', 'connect'));
    case 'account-switched':
      return unspent(
        words(
          'Another account is selected',
          'This was prepared for another account. Go back and look at the amounts of the present one.',
          'back',
        ),
      );
    case 'unknown-account':
      return unspent(TX_ERROR_WORDS['unknown-account']);
    case 'chain-not-ready':
      return unspent(words('The chain is not ready', error.reason, 'try-again'));
    case 'wrong-chain':
      return unspent(
        words(
          'Wrong chain',
          `The node says that it belongs to ${error.found}, not to ${error.expected}. Choose another endpoint in Settings.`,
          'back',
        ),
      );
    case 'gas-above-block':
      return unspent(TX_ERROR_WORDS['gas-above-block']);
    case 'expired':
      return unspent(TX_ERROR_WORDS.expired);
    case 'other':
      return unspent(
        words(
          'Something went wrong here',
          'The application could not go on. Reload the page; what was signed is in Activity.',
          'try-again',
        ),
      );
  }
}
