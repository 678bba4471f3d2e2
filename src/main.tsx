import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';

function A() {
  useQuery({ queryKey: ['a'], queryFn: () => 1 });
  return <div />;
}
createRoot(document.getElementById('root')!).render(
  <QueryClientProvider client={new QueryClient()}>
    <A />
  </QueryClientProvider>,
);
