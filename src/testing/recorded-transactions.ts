import { recording } from './recording.ts';

type Refusal = { readonly code: number; readonly codespace: string; readonly log: string };

/** One transaction as it went through persistenceCore v16.0.1; events are left out. Bytes in base64, numbers as decimal text. */
export type RecordedTransaction = {
  readonly title: string;
  /** Chain id; absent where it is `core-sandbox-1`. */
  readonly chain?: string;
  readonly mode: 'direct' | 'amino';
  readonly memo?: string;
  readonly messages: readonly ({ readonly '@type': string } & Readonly<Record<string, unknown>>)[];
  readonly fee: { readonly amount: readonly { readonly denom: string; readonly amount: string }[]; readonly gas: string };
  readonly sequence: string;
  readonly accountNumber: string;
  readonly hash: string;
  readonly txBytes: string;
  readonly signDoc?: {
    readonly chain_id: string;
    readonly account_number: string;
    readonly sequence: string;
    readonly timeout_height?: string;
    readonly fee: { readonly amount: readonly { readonly denom: string; readonly amount: string }[]; readonly gas: string };
    readonly msgs: readonly { readonly type: string; readonly value: unknown }[];
    readonly memo: string;
  };
  readonly check?: Refusal;
  readonly simulated?: Partial<Refusal> & { readonly gasUsed?: string };
  readonly result: (Refusal & { readonly gasUsed: string }) | null;
};

/** The fourteen of x/liquid that were recorded on their own. */
export function recordedShareTransactions(): readonly RecordedTransaction[] {
  return recording<readonly RecordedTransaction[]>('tokenize-shares');
}

/** All 464 transactions of the five recordings, and two that the chain does not know. */
export function recordedTransactions(): readonly RecordedTransaction[] {
  return recording<readonly RecordedTransaction[]>('chain/transactions');
}

type RecordedFlow = { readonly from: string; readonly tx: RecordedTransaction };

/** The 26 transactions that begin the recorded transfers, from three chains. */
export function recordedTransfers(): readonly RecordedTransaction[] {
  return recording<readonly RecordedFlow[]>('ibc-flows').map(({ from, tx }) => ({ ...tx, chain: `${from}-sandbox-1` }));
}

/** What was sent to x/liquidstakeibc of persistenceCore v11.21.0, with the two transfers before it. */
export function recordedHostTransactions(): readonly RecordedTransaction[] {
  return recording<readonly RecordedTransaction[]>('liquidstakeibc-transactions');
}
