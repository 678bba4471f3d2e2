import type { Chain, ChainId, Network } from '#config/network.ts';
import type { Connector, Manner } from './connection.ts';
import { createMemory } from './memory.ts';
import { within } from './patience.ts';
import { createPendingSignatures } from './pending-signatures.ts';
import { accountsIn, readAccounts } from './read-accounts.ts';
import type { Remembered } from './remembered.ts';
import {
  type AccountAnswer,
  failureFrom,
  type SignAnswer,
  type SignCapability,
  type SignRequest,
  type WalletAccount,
  type WalletError,
  WalletFailure,
} from './wallet.ts';

/** What a connected wallet shows. The hub's account first, then in the order of the network. */
export type SessionView = { readonly capability: SignCapability; readonly accounts: readonly WalletAccount[] };

export type SessionRequest = {
  readonly connect: Connector;
  readonly network: Network;
  readonly asked: Remembered;
  readonly manner: Manner;
  /** Milliseconds that a wallet may think about one chain or one signature before it counts as silent. */
  readonly patience: number;
  /** Called when something of the view has changed, from `begin` on and until it is closed. */
  readonly publish: (view: SessionView) => void;
  /** The wallet does not give the hub's account any more. */
  readonly lost: (error: WalletError) => void;
};

/** One wallet from yes to goodbye. After `close` it answers nobody: every question ends with `account-changed`. */
export type WalletSession = {
  /** Shows what the wallet gave and connects the further chains; resolves when they have answered, whatever they said. */
  begin(): Promise<void>;
  account(chain: ChainId): Promise<WalletAccount>;
  accounts(chains: readonly ChainId[]): Promise<readonly AccountAnswer[]>;
  sign(request: SignRequest): Promise<SignAnswer>;
  close(): Promise<void>;
};

/** Connects a wallet on the hub. Rejects with `WalletFailure`; at a reload, what would fail again the next time is forgotten. */
export async function openSession({ connect, network, asked, manner, patience, publish, lost }: SessionRequest): Promise<WalletSession> {
  const { provider: _, chains: wanted = [], ...options } = asked;
  const memory = createMemory(network);
  const pending = createPendingSignatures();
  let phase: 'opening' | 'open' | 'closed' = 'opening';
  /** How often the wallet said that its selection may have changed: what was read across such a moment may be of two accounts. */
  let selection = 0;
  /** The reading of the accounts that a change of the wallet's selection started last. Never rejects. */
  let rereading: Promise<void> = Promise.resolve();
  /** The last question for further chains; they wait for each other, because a wallet has one window. Never rejects. */
  let joining: Promise<unknown> = Promise.resolve();

  const { connection, hub } = await opened().catch((cause: unknown) => {
    const failure = failureFrom(cause);
    if (manner === 'silent') memory.failed(failure.error);
    throw failure;
  });
  let view: SessionView = { capability: hub.capability, accounts: [hub.account] };

  async function opened() {
    const onChange = () => {
      selection += 1;
      if (phase === 'open') changed();
    };
    const wallet = await connect({ network, options, onChange });
    const [answer] = await readAccounts(wallet, [chainOf(network.hub)], manner, patience);
    if (answer?.kind === 'connected') return { connection: wallet, hub: answer };
    await wallet.close().catch(() => {});
    throw new WalletFailure(answer?.error ?? { kind: 'no-account' });
  }

  function show(next: SessionView): void {
    view = next;
    publish(view);
  }

  async function begin(): Promise<void> {
    phase = 'open';
    memory.keep(asked);
    publish(view);
    if (selection > 0) changed();
    const further = connection.reach === 'every-chain' ? network.chains.map(({ id }) => id) : wanted;
    if (further.length > 0) await join(further, manner).catch(() => {});
  }

  /** Another account may be selected in the wallet: all keys are read again, and whoever signs with an old one is told. */
  function changed(): void {
    const chains = view.accounts.map((each) => chainOf(each.chain));
    const reading: Promise<void> = readAccounts(connection, chains, 'ask', patience).then((answers) => {
      if (phase !== 'open' || reading !== rereading) return;
      const [first] = answers;
      if (first?.kind !== 'connected') return lost(first?.error ?? { kind: 'no-account' });
      show({ capability: first.capability, accounts: accountsIn(answers) });
      memory.learn(answers);
      pending.end(owns);
    });
    rereading = reading;
  }

  function join(ids: readonly ChainId[], how: Manner): Promise<readonly AccountAnswer[]> {
    const joined = joining.then(() => joinNow(ids, how));
    joining = joined.catch(() => {});
    return joined;
  }

  async function joinNow(ids: readonly ChainId[], how: Manner): Promise<readonly AccountAnswer[]> {
    const missing = network.chains.filter(({ id }) => ids.includes(id) && !accountOn(id));
    let answers: readonly AccountAnswer[] = [];
    for (let seen = -1; seen !== selection; ) {
      assertOpen();
      seen = selection;
      if (missing.length > 0) answers = await readAccounts(connection, missing, how, patience);
      await rereading;
    }
    assertOpen();
    if (missing.length > 0) {
      show({ ...view, accounts: inOrder([...view.accounts, ...accountsIn(answers)]) });
      memory.learn(answers);
    }
    return ids.map((chain) => {
      const account = accountOn(chain);
      if (account) return { kind: 'connected', chain, account };
      return answers.find((each) => each.chain === chain) ?? { kind: 'failed', chain, error: { kind: 'unknown-chain', chain } };
    });
  }

  async function account(chain: ChainId): Promise<WalletAccount> {
    const known = accountOn(chain);
    if (known) return known;
    const [answer] = await join([chain], 'ask');
    if (answer?.kind === 'connected') return answer.account;
    throw new WalletFailure(answer?.error ?? { kind: 'unknown-chain', chain });
  }

  async function sign(request: SignRequest): Promise<SignAnswer> {
    if (view.capability === 'none') throw new WalletFailure({ kind: 'unsupported', reason: 'A watched address cannot sign.' });
    if (view.capability === 'amino-only' && request.mode === 'direct') {
      throw new WalletFailure({ kind: 'unsupported', reason: 'A Ledger signs amino documents only.' });
    }
    if (!owns(request.chainId, request.signer)) throw new WalletFailure({ kind: 'account-changed' });
    try {
      return await pending.track(request, async (overtaken) => {
        const answer = await Promise.race([within(patience, connection.sign(request)), overtaken]);
        await Promise.race([rereading, overtaken]);
        if (!owns(request.chainId, request.signer)) throw new WalletFailure({ kind: 'account-changed' });
        return answer;
      });
    } catch (cause) {
      throw failureFrom(cause);
    }
  }

  function assertOpen(): void {
    if (phase !== 'open') throw new WalletFailure({ kind: 'account-changed' });
  }

  const accountOn = (chain: ChainId) => (phase === 'open' ? view.accounts.find((each) => each.chain === chain) : undefined);

  const owns = (chain: ChainId, address: string) => accountOn(chain)?.address === address;

  function chainOf(id: ChainId): Chain {
    const chain = network.chains.find((each) => each.id === id);
    if (!chain) throw new WalletFailure({ kind: 'unknown-chain', chain: id });
    return chain;
  }

  function inOrder(accounts: readonly WalletAccount[]): readonly WalletAccount[] {
    const place = ({ chain }: WalletAccount) => (chain === network.hub ? -1 : network.chains.findIndex(({ id }) => id === chain));
    return [...accounts].sort((a, b) => place(a) - place(b));
  }

  return {
    begin,
    account,
    accounts: (chains) => join(chains, 'ask'),
    sign,
    async close() {
      phase = 'closed';
      pending.end(() => false);
      await connection.close().catch(() => {});
    },
  };
}
