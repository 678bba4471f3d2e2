import { lazy, Suspense } from 'react';
import { useChainStatus, useNetwork } from '#queries/network-context.tsx';
import { useDeviceNow } from '#ui/clock.ts';
import { Strip } from '#ui/strip.tsx';
import { relativeText } from '#ui/time-text.ts';
import { useSandbox } from './sandbox/sandbox-context.ts';

const SandboxStrip = lazy(() => import('./sandbox/sandbox-strip.tsx').then((module) => ({ default: module.SandboxStrip })));

/** What is special now: money that is not real, and a chain that does not answer. On mainnet, with a live chain, nothing. */
export function Strips() {
  const { network } = useNetwork();
  const sandbox = useSandbox();
  return (
    <>
      {sandbox && (
        <Suspense fallback={<Strip kind="sandbox">Nothing here is real money.</Strip>}>
          <SandboxStrip sandbox={sandbox} />
        </Suspense>
      )}
      {network.kind === 'testnet' && (
        <Strip kind="testnet">
          <b>Testnet.</b> Tokens of this network have no value.
        </Strip>
      )}
      {network.kind === 'custom' && (
        <Strip kind="plain">
          <b>{network.name}.</b> A network that this deployment or you have added.
        </Strip>
      )}
      <ConnectionStrip />
    </>
  );
}

function ConnectionStrip() {
  const { state, reason, seenAt } = useChainStatus();
  const now = useDeviceNow();
  if (state === 'live' || state === 'connecting') return null;
  return (
    <Strip kind="offline">
      <b>{TITLES[state]}</b> {reason} {/* The seconds are not news for a screen reader. */}
      {seenAt !== null && <span aria-live="off">Numbers are from {relativeText(Math.min(seenAt, now), now)}.</span>}
    </Strip>
  );
}

const TITLES = {
  stale: 'The node is behind.',
  halted: 'The chain stands still.',
  offline: 'No connection.',
  'wrong-chain': 'Wrong chain.',
} as const;
