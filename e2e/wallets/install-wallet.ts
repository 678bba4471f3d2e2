import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { build } from 'vite';
import type { ScriptedWalletOptions } from './scripted-wallet.ts';

/** Installs a scripted wallet before any code of the page runs, on every navigation. Tests talk to it through `window.__wallet`. */
export async function installWallet(page: Page, id: 'keplr' | 'leap', options: ScriptedWalletOptions = {}): Promise<void> {
  const content = await walletScript();
  await page.addInitScript({ content: `${content}\n__installWallet(${JSON.stringify(id)}, ${JSON.stringify(options)});` });
}

let script: Promise<string> | null = null;

/** Both wallets as one classic script; bundled once in a test process. */
function walletScript(): Promise<string> {
  script ??= bundle();
  return script;
}

async function bundle(): Promise<string> {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const entry = fileURLToPath(new URL('./entry.ts', import.meta.url));
  const built = await build({
    configFile: false,
    root,
    logLevel: 'error',
    build: { write: false, minify: true, target: 'es2023', lib: { entry, formats: ['iife'], name: '__scriptedWallets' } },
  });
  for (const output of [built].flat()) {
    if (!('output' in output)) continue;
    for (const file of output.output) if (file.type === 'chunk' && file.isEntry) return file.code;
  }
  throw new Error('the scripted wallets gave no bundle');
}
