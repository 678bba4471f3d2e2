import { readFileSync } from 'node:fs';
import tailwind from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { loadEnv } from 'vite';
import { defineConfig } from 'vitest/config';
import { lockedPage } from './scripts/locked-page.ts';
import { parseNetworks } from './src/config/deployment-networks.ts';
import { CORE_1 } from './src/config/generated/core-1.ts';
import { TEST_CORE_2 } from './src/config/generated/test-core-2.ts';
import { cosmosKitStandIns } from './src/wallet/vite-stand-ins.ts';

/** The networks of this deployment. What is wrong in the file is said here, and again in the page; the build goes on with the others. */
function deployment() {
  const { networks, problems } = readDeployment('public/networks.json');
  for (const problem of problems) console.warn(problem);
  return networks;
}

function readDeployment(file: string) {
  try {
    return parseNetworks(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    return { networks: [], problems: [`${file} could not be read: ${error instanceof Error ? error.message : error}`] };
  }
}

export default defineConfig(({ mode }) => {
  const env = loadEnv(mode, process.cwd(), 'STKHUB_');
  const connect = env['STKHUB_CONNECT'] === 'any' ? 'any' : 'listed';
  return {
    // Relative, so that the build runs from any folder of any static host.
    base: './',
    envPrefix: 'STKHUB_',
    plugins: [cosmosKitStandIns(), react(), tailwind(), lockedPage([CORE_1, TEST_CORE_2, ...deployment()], connect)],
    // React has the hook itself since 18; the shim is for older ones.
    resolve: { alias: [{ find: /^use-sync-external-store\/shim(\/index\.js)?$/, replacement: 'react' }] },
    build: {
      target: 'es2023',
      // The budgets read it: which file comes from which module, and what it imports.
      manifest: true,
      // One style sheet: it can carry its hash in the page, and a lazy one could not.
      cssCodeSplit: false,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      // What the entry imports statically is one file: it compresses better than a dozen small ones.
      rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'index', tags: ['$initial'] }] } } },
      reportCompressedSize: false,
    },
    test: {
      include: ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts'],
      pool: 'threads',
      maxWorkers: '100%',
      // The files of a worker share its modules: loading them anew for each took a third of the time. So a test may not count on a fresh module.
      isolate: false,
      // A busy machine is no fault of the code; a test that hangs is still found.
      testTimeout: 30_000,
      hookTimeout: 30_000,
    },
  };
});
