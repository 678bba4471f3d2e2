import { useNetwork } from '#queries/network-context.tsx';
import { Button } from '#ui/button.tsx';
import { openConnect } from '#wallet/connect-request.ts';

/** The first screen without a wallet: what this is, in two sentences, and the first step. */
export function Welcome() {
  const { network } = useNetwork();
  return (
    <section aria-label="Welcome" className="max-w-[58ch]">
      <p className="page-number">Stake XPRT and keep it liquid.</p>
      <p className="mt-5 text-head text-ink-2">
        Mint stkXPRT from XPRT: it earns staking rewards by growing in value, and you can redeem it for XPRT at any time.
      </p>
      {network.kind === 'sandbox' && (
        <p className="mt-3 text-head text-ink-2">
          This is the sandbox: every step works as on the real chain, with money that is not real.
        </p>
      )}
      <div className="mt-6 max-w-72">
        <Button look="primary" onClick={openConnect}>
          {network.kind === 'sandbox' ? 'Connect the sandbox wallet' : 'Connect a wallet'}
        </Button>
      </div>
    </section>
  );
}
