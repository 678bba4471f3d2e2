import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { toast } from '#ui/toast.tsx';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** The three steps of the clock: one autocompounding, a day, and the unbonding time of Core-1. */
export const ADVANCES = [
  { label: '1 hour', milliseconds: HOUR },
  { label: '1 day', milliseconds: DAY },
  { label: '21 days', milliseconds: 21 * DAY },
] as const;

/** Runs one control of the sandbox at a time, says what came of it, and has everything read again. */
export function useSandboxAction() {
  const queries = useQueryClient();
  const [busy, setBusy] = useState<string | null>(null);
  const run = async (label: string, action: () => Promise<void> | void, done: string) => {
    setBusy(label);
    try {
      await action();
      toast(done);
    } catch (cause) {
      toast(cause instanceof Error ? cause.message : 'The sandbox could not do that.', 'bad');
    } finally {
      await queries.invalidateQueries();
      setBusy(null);
    }
  };
  return { busy, run };
}
