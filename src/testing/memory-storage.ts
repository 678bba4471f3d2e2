import type { SandboxStorage } from '#sandbox/saved-chain.ts';

/** Keeps values as IndexedDB does. */
export function memoryStorage(): SandboxStorage & { readonly values: Map<string, unknown> } {
  const values = new Map<string, unknown>();
  return {
    values,
    get: async (key) => structuredClone(values.get(key)),
    set: async (key, value) => void values.set(key, structuredClone(value)),
    delete: async (key) => void values.delete(key),
  };
}
