import { notifyManager, QueryClient } from '@tanstack/react-query';

const DAY = 86_400_000;

export const queryClient = new QueryClient({
  // The transport hedges and retries on its own clock; a second layer of retries would only keep its sentence back.
  defaultOptions: { queries: { retry: false, gcTime: DAY } },
});

/** Answers that come together are shown together: one rendering for all that a request brought, instead of one for each query. */
let waiting: (() => void)[] = [];
notifyManager.setScheduler((notify) => {
  if (waiting.push(notify) > 1) return;
  setTimeout(() => {
    const notifications = waiting;
    waiting = [];
    for (const each of notifications) each();
  });
});

/** Second visits show the last numbers, marked with their age, until newer ones arrive. Not needed for the first paint, so it comes after it. */
export function keepAnswers(): void {
  import('./stored-answers.ts').then(({ storeAnswers }) => storeAnswers(queryClient)).catch(() => {});
}

/** For the error page: whatever stored numbers made a page fail must not do so again. */
export async function forgetAnswers(): Promise<void> {
  queryClient.clear();
  await import('./stored-answers.ts').then(({ clearStoredAnswers }) => clearStoredAnswers()).catch(() => {});
}
