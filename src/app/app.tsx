import { QueryClientProvider } from '@tanstack/react-query';
import { Suspense } from 'react';
import { Redirect, Router, useLocation } from 'wouter';
import { ErrorBoundary } from './error-boundary.tsx';
import { firstPath } from './first-path.ts';
import { useHashLocation } from './hash-location.ts';
import { LoadingFrame } from './loading-frame.tsx';
import { NetworkRoot } from './network-root.tsx';
import { designRoute } from './pages.ts';
import { queryClient } from './query-cache.ts';

export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <Router hook={useHashLocation}>
        <NetworkSwitch />
      </Router>
    </QueryClientProvider>
  );
}

/** The first part of the path names the network: `#/sandbox/liquid`. Without one, the remembered or the default network is meant. */
function NetworkSwitch() {
  const [location] = useLocation();
  const id = location.split('/')[1] ?? '';
  if (id === '') return <Redirect to={firstPath()} replace />;
  const Design = id === 'design' ? designRoute() : null;
  return (
    <ErrorBoundary key={id} network={id}>
      <Suspense fallback={<LoadingFrame />}>
        {Design ? (
          <Design />
        ) : (
          <Router base={`/${id}`}>
            <NetworkRoot id={id} />
          </Router>
        )}
      </Suspense>
    </ErrorBoundary>
  );
}
