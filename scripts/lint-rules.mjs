// Writes biome.json: the import law of docs/architecture.md as lint rules, one override per layer and one per feature folder,
// so that a new feature is guarded from birth. `node scripts/lint-rules.mjs --check` fails when biome.json is out of date.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';

const LAYERS = ['app', 'features', 'tx', 'wallet', 'queries', 'chain', 'sandbox', 'config', 'domain', 'ui', 'testing'];

/** What each layer may import, apart from itself. */
const MAY_IMPORT = {
  app: ['features', 'tx', 'wallet', 'queries', 'chain', 'sandbox', 'config', 'domain', 'ui'],
  features: ['tx', 'wallet', 'queries', 'chain', 'ui', 'config', 'domain'],
  tx: ['wallet', 'queries', 'chain', 'config', 'domain', 'ui'],
  wallet: ['chain', 'ui', 'config', 'domain'],
  queries: ['chain', 'config', 'domain'],
  chain: ['config', 'domain'],
  sandbox: ['chain', 'config', 'domain'],
  config: ['domain'],
  domain: [],
  ui: ['domain'],
};

const NO_REACT = ['domain', 'config', 'chain', 'sandbox'];
/** Where amounts live. In chain/ and sandbox/ bytes become numbers of blocks and milliseconds, which is no money. */
const NO_NUMBERS = ['domain', 'features', 'tx', 'queries', 'ui'];
/** Each of these names hides a decision: a helper lives beside what it helps. */
const HIDING_NAMES = ['utils', 'helpers', 'hooks', 'types', 'constants', 'common', 'lib', 'util', 'helper', 'shared', 'misc'];
const MAY_USE_COSMJS = ['chain', 'sandbox', 'wallet', 'tx'];

const layerGlobs = (layer) => [`#${layer}/**`, `**/../${layer}/**`, `../${layer}/**`];

function restricted(layer, extraGroups = []) {
  const forbidden = LAYERS.filter((other) => other !== layer && !MAY_IMPORT[layer].includes(other));
  const patterns = forbidden.map((other) => ({
    group: layerGlobs(other),
    message: `${layer}/ must not import ${other}/ (docs/architecture.md).`,
  }));
  if (layer !== 'wallet') patterns.push({ group: ['@cosmos-kit/*', '@cosmos-kit/*/**'], message: 'Only wallet/ may import cosmos-kit.' });
  if (!MAY_USE_COSMJS.includes(layer))
    patterns.push({ group: ['@cosmjs/*', 'cosmjs-types/**'], message: 'Only chain/, sandbox/, wallet/ and tx/ may import CosmJS.' });
  if (NO_REACT.includes(layer))
    patterns.push({ group: ['react', 'react/*', 'react-dom', 'react-dom/*', '@tanstack/*'], message: `No React in ${layer}/.` });
  return { noRestrictedImports: { level: 'error', options: { patterns: [...patterns, ...extraGroups] } } };
}

const TEST_FILES = ['src/**/*.test.ts', 'src/**/*.test.tsx', 'src/testing/**'];

const layerOverrides = Object.keys(MAY_IMPORT).map((layer) => ({
  includes: [`src/${layer}/**`, ...TEST_FILES.map((glob) => `!${glob}`)],
  linter: { rules: { style: restricted(layer) } },
}));

const features = (existsSync('src/features') ? readdirSync('src/features', { withFileTypes: true }) : [])
  // Git knows no empty folders: they must not make a difference between one checkout and another.
  .filter((entry) => entry.isDirectory() && readdirSync(`src/features/${entry.name}`).length > 0)
  .map((entry) => entry.name)
  .sort();
const featureOverrides = features.map((feature) => ({
  includes: [`src/features/${feature}/**`, ...TEST_FILES.map((glob) => `!${glob}`)],
  linter: {
    rules: {
      style: restricted(
        'features',
        features
          .filter((other) => other !== feature)
          .map((other) => ({
            group: [`#features/${other}/**`, `../${other}/**`, `**/../${other}/**`, `**/features/${other}/**`],
            message: 'A feature must not import another feature.',
          })),
      ),
    },
  },
}));

const config = {
  $schema: './node_modules/@biomejs/biome/configuration_schema.json',
  vcs: { enabled: true, clientKind: 'git', useIgnoreFile: true },
  files: { includes: ['**', '!src/chain/gen', '!**/*.json.gz', '!package-lock.json'] },
  formatter: { indentStyle: 'space', indentWidth: 2, lineWidth: 140 },
  javascript: { formatter: { quoteStyle: 'single' } },
  css: { parser: { tailwindDirectives: true } },
  linter: {
    rules: {
      preset: 'recommended',
      // The compiler asks for the opposite: noPropertyAccessFromIndexSignature.
      complexity: { useLiteralKeys: 'off' },
      correctness: { noUnusedImports: 'error', noUnusedVariables: 'error', noUndeclaredDependencies: 'error' },
      performance: { noBarrelFile: 'error', noReExportAll: 'error' },
      style: {
        noDefaultExport: 'error',
        noNonNullAssertion: 'error',
        useImportType: 'error',
        useFilenamingConvention: { level: 'error', options: { filenameCases: ['kebab-case'], requireAscii: true } },
        useConst: 'error',
        noParameterAssign: 'error',
      },
      suspicious: { noExplicitAny: 'error', noImportCycles: 'error', noConsole: 'error', noSkippedTests: 'error', noFocusedTests: 'error' },
    },
  },
  overrides: [
    ...layerOverrides,
    ...featureOverrides,
    {
      includes: [...NO_NUMBERS.map((layer) => `src/${layer}/**`), ...TEST_FILES.map((glob) => `!${glob}`), '!src/**/*-scale.ts'],
      plugins: ['./scripts/no-money-as-number.grit'],
    },
    { includes: ['*.config.ts'], linter: { rules: { style: { noDefaultExport: 'off' }, suspicious: { noConsole: 'off' } } } },
    { includes: ['scripts/**', 'e2e/**'], linter: { rules: { suspicious: { noConsole: 'off' } } } },
  ],
};

/** File and folder names under src/ that hide what is inside, which Biome has no rule for. */
function hidingNames() {
  return readdirSync('src', { recursive: true })
    .filter((path) => !path.includes('chain/gen') && !path.includes('stand-ins'))
    .filter((path) => HIDING_NAMES.includes(path.split('/').pop().split('.')[0]))
    .map((path) => `src/${path}`);
}

if (process.argv.includes('--check')) {
  const hiding = hidingNames();
  for (const path of hiding) console.error(`${path}: name it after what it does, and put it beside what it helps.`);
  // Compared as data: the formatter may have its own idea of the lines.
  const stale = JSON.stringify(JSON.parse(readFileSync('biome.json', 'utf8'))) !== JSON.stringify(config);
  if (stale) console.error('biome.json is out of date: run `node scripts/lint-rules.mjs`');
  process.exitCode = stale || hiding.length > 0 ? 1 : 0;
} else {
  writeFileSync('biome.json', JSON.stringify(config));
  execFileSync(process.execPath, ['node_modules/@biomejs/biome/bin/biome', 'format', '--write', 'biome.json'], { stdio: 'ignore' });
}
