import type { Chain } from '#config/network.ts';
import type { Connection, Manner } from './connection.ts';
import { within } from './patience.ts';
import { type AccountAnswer, failureFrom, type SignCapability, type WalletAccount } from './wallet.ts';

type Failed = Extract<AccountAnswer, { kind: 'failed' }>;
type Answer = Failed | (Exclude<AccountAnswer, Failed> & { readonly capability: SignCapability });

/** Asks a wallet for its accounts on these chains; an answer for each, in their order. A refusal of the whole question is that of every chain. */
export async function readAccounts(
  connection: Connection,
  chains: readonly Chain[],
  manner: Manner,
  patience: number,
): Promise<readonly Answer[]> {
  try {
    const settled = await within(patience * chains.length, connection.read(chains, manner));
    return chains.map((chain, index) => {
      const one = settled[index];
      return one?.status === 'fulfilled' ? { kind: 'connected', chain: chain.id, ...one.value } : failed(chain, one?.reason);
    });
  } catch (cause) {
    return chains.map((chain) => failed(chain, cause));
  }
}

const failed = (chain: Chain, cause: unknown): Failed => ({ kind: 'failed', chain: chain.id, error: failureFrom(cause).error });

export const accountsIn = (answers: readonly AccountAnswer[]): readonly WalletAccount[] =>
  answers.flatMap((each) => (each.kind === 'connected' ? [each.account] : []));
