import type { ChainClient } from '#chain/client.ts';
import { preferences } from '#config/preferences.ts';
import { useChainStatus, useNetwork } from '#queries/network-context.tsx';
import { useJournal } from '#tx/use-tx.ts';
import { Button } from '#ui/button.tsx';
import { toast } from '#ui/toast.tsx';
import { useWallet } from '#wallet/wallet-context.tsx';
import { Setting } from './setting.tsx';

/** What somebody who helps needs to know. It holds addresses and hashes, which are public, and never a key or a phrase. */
export function DebugReport() {
  const { network, hub, client } = useNetwork();
  const status = useChainStatus();
  const wallet = useWallet();
  const { entries, warning } = useJournal();
  const report = JSON.stringify(
    {
      application: 'stkhub',
      page: window.location.hash.split('?')[0],
      browser: navigator.userAgent,
      time: new Date().toISOString(),
      network: network.id,
      chain: { id: hub.chain.id, ...status },
      otherChains: network.chains.flatMap(({ id }) => (id === hub.chain.id ? [] : inUse(client(id)))),
      wallet:
        wallet.state === 'connected'
          ? { state: wallet.state, provider: wallet.provider, accounts: wallet.accounts.map(({ address }) => address) }
          : wallet,
      storage: warning ?? 'works',
      transactions: (entries ?? [])
        .slice(0, 10)
        .map(({ hash, kind, state, settled }) => ({ hash, kind, state, code: settled?.code, codespace: settled?.codespace })),
    },
    null,
    2,
  );
  return (
    <Setting
      title="Debug report"
      text="For whoever helps you. It holds addresses and hashes, which are public. Nobody needs your recovery phrase, ever."
    >
      <textarea readOnly aria-label="Debug report" value={report} rows={10} className="field w-full p-3 font-mono text-small" />
      <div>
        <Button size="small" onClick={() => void copy(report)}>
          Copy the report
        </Button>
      </div>
    </Setting>
  );
}

/** Nothing for a chain of which nothing was asked and for which no node was named. */
function inUse({ chain, status }: ChainClient): object[] {
  const known = status.get();
  return known.seenAt === null && known.reason === null && !preferences().endpoints[chain.id] ? [] : [{ id: chain.id, ...known }];
}

async function copy(report: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(report);
    toast('The report was copied.');
  } catch {
    toast('The browser did not let the report be copied. Select its text instead.', 'bad');
  }
}
