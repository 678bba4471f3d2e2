import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const standIn = (name: string) => fileURLToPath(new URL(`./stand-ins/${name}`, import.meta.url));

/** What cosmos-kit's own modules import, and what they get instead; each stand-in says why. */
const REPLACED: readonly (readonly [RegExp, string])[] = [
  [/^\.\/modal(\/|$)/, 'cosmos-kit-modal.js'],
  [/^(@cosmjs|cosmjs-types)\//, 'cosmos-kit-cosmjs.js'],
  [/^bowser$/, 'cosmos-kit-environment.js'],
  [/^@dao-dao\/cosmiframe$/, 'cosmos-kit-frame.js'],
];

/** Build time only: takes out of cosmos-kit what we do not use. The other stand-ins come by `overrides` of package.json. */
export function cosmosKitStandIns(): Plugin {
  return {
    name: 'cosmos-kit-stand-ins',
    enforce: 'pre',
    // cosmos-kit imports axios without declaring it: no package manager puts a stand-in where it looks.
    config: () => ({ resolve: { alias: { axios: standIn('axios/index.js') } } }),
    resolveId(source, importer) {
      if (!importer?.includes('/@cosmos-kit/')) return null;
      const replaced = REPLACED.find(([pattern]) => pattern.test(source));
      return replaced ? standIn(replaced[1]) : null;
    },
  };
}
