import { createContext, use } from 'react';
import type { SandboxController } from '#sandbox/controller.ts';

/** The controls of the embedded chain; null on every other network. Only app/ knows of it. */
export const SandboxContext = createContext<SandboxController | null>(null);

export function useSandbox(): SandboxController | null {
  return use(SandboxContext);
}
