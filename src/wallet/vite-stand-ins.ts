import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const standIn = (name: string) => fileURLToPath(new URL(`./stand-ins/${name}`, import.meta.url));

/** Build time only: takes out of cosmos-kit what we do not use, its dialog (linked statically) and its CosmJS clients. */
export function cosmosKitStandIns(): Plugin {
  return {
    name: 'cosmos-kit-stand-ins',
    enforce: 'pre',
    resolveId(source, importer) {
      if (!importer?.includes('/@cosmos-kit/')) return null;
      if (/^\.\/modal(\/|$)/.test(source)) return standIn('cosmos-kit-modal.js');
      if (/^(@cosmjs|cosmjs-types)\//.test(source)) return standIn('cosmos-kit-cosmjs.js');
      return null;
    },
  };
}
