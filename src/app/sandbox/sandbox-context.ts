import { createContext, use } from 'react';
import type { SandboxController } from '#sandbox/controller.ts';

/** The controls of the embedded chain, once it has started; null on every other network. Only app/ knows of it. */
export const SandboxContext = createContext<Promise<SandboxController> | null>(null);

export function useSandbox(): Promise<SandboxController> | null {
  return use(SandboxContext);
}
