import { createStore, del, get, set } from 'idb-keyval';
import { startSandbox } from '#sandbox/control.ts';
import type { SandboxController } from '#sandbox/controller.ts';

/** The embedded chain, kept in this browser between visits. Storage that throws at once is made to reject: the sandbox then goes on without. */
export function startStoredSandbox(): Promise<SandboxController> {
  const store = createStore('stkhub-sandbox', 'state');
  return startSandbox({
    storage: {
      get: async (key: string) => get(key, store),
      set: async (key: string, value: unknown) => set(key, value, store),
      delete: async (key: string) => del(key, store),
    },
  });
}
