import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const standIn = (name: string) => fileURLToPath(new URL(`./stand-ins/${name}`, import.meta.url));

/** What cosmos-kit's own modules import, and what they get instead; each stand-in says why. */
const REPLACED: readonly (readonly [RegExp, string])[] = [
  [/^\.\/modal(\/|$)/, 'cosmos-kit-modal.js'],
  [/^\.\/context$/, 'cosmos-kit-selection.js'],
  [/^(@cosmjs|cosmjs-types)\//, 'cosmos-kit-cosmjs.js'],
  [/^events$/, 'cosmos-kit-events.js'],
  [/^bowser$/, 'cosmos-kit-environment.js'],
  [/^@dao-dao\/cosmiframe$/, 'cosmos-kit-frame.js'],
];

/** Build time only: takes out of cosmos-kit what we do not use. The other stand-ins come by `overrides` of package.json. */
export function cosmosKitStandIns(): Plugin {
  return {
    name: 'cosmos-kit-stand-ins',
    enforce: 'pre',
    config: () => ({
      resolve: {
        alias: [
          // cosmos-kit imports axios without declaring it: no package manager puts a stand-in where it looks.
          { find: 'axios', replacement: standIn('axios/index.js') },
          // Tests in Node would take its CommonJS form, where nothing can be replaced.
          { find: /^@cosmos-kit\/(core|react|react-lite)$/, replacement: '@cosmos-kit/$1/esm/index.js' },
        ],
      },
      test: { server: { deps: { inline: [/@cosmos-kit\//] } } },
    }),
    resolveId(source, importer) {
      if (!importer?.includes('/@cosmos-kit/')) return null;
      const replaced = REPLACED.find(([pattern]) => pattern.test(source));
      return replaced ? standIn(replaced[1]) : null;
    },
  };
}
