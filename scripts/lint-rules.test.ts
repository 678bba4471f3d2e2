import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

// Every rule of the import law is broken once, in a project that has nothing but the rules: a rule that does not bite is worse than none.

const LAYERS = ['app', 'features', 'tx', 'wallet', 'queries', 'chain', 'sandbox', 'config', 'domain', 'ui', 'testing'];

/** The law of docs/architecture.md, written here a second time on purpose: the rules and their test must not share a mistake. */
const ALLOWED: Readonly<Record<string, string>> = {
  app: 'features tx wallet queries chain sandbox config domain ui',
  features: 'tx wallet queries chain ui config domain',
  tx: 'wallet queries chain ui config domain',
  wallet: 'chain ui config domain',
  queries: 'chain config domain',
  chain: 'config domain',
  sandbox: 'chain config domain',
  config: 'domain',
  domain: '',
  ui: 'domain',
};

const COSMJS = ['chain', 'sandbox', 'wallet', 'tx'];
const PURE = ['domain', 'config', 'chain', 'sandbox'];
const NO_NUMBERS = ['domain', 'features', 'tx', 'queries', 'ui'];

type Breach = { readonly file: string; readonly source: string; readonly rule: string; readonly says?: string };

const importOf = (specifier: string) => `import { x } from '${specifier}';\nexport const y = x;\n`;

/** A file of a layer; features live one folder deeper. */
function fileIn(layer: string, name: string): string {
  return layer === 'features' ? `src/features/alpha/${name}.ts` : `src/${layer}/${name}.ts`;
}

const RESTRICTED = 'lint/style/noRestrictedImports';

function layerBreaches(from: string): Breach[] {
  const allowed = ALLOWED[from]?.split(' ') ?? [];
  const up = from === 'features' ? '../..' : '..';
  return LAYERS.filter((to) => to !== from && !allowed.includes(to)).flatMap((to) => [
    { file: fileIn(from, `alias-${to}`), source: importOf(`#${to}/thing.ts`), rule: RESTRICTED, says: `${from}/ must not import ${to}/` },
    {
      file: fileIn(from, `relative-${to}`),
      source: importOf(`${up}/${to}/thing.ts`),
      rule: RESTRICTED,
      says: `${from}/ must not import ${to}/`,
    },
    { file: fileIn(from, `alias-deep-${to}`), source: importOf(`#${to}/deep/er/thing.ts`), rule: RESTRICTED },
    { file: fileIn(from, `deep/relative-${to}`), source: importOf(`../${up}/${to}/thing.ts`), rule: RESTRICTED },
    { file: fileIn(from, `type-${to}`), source: `import type { X } from '#${to}/thing.ts';\nexport type Y = X;\n`, rule: RESTRICTED },
    { file: fileIn(from, `lazy-${to}`), source: `export const y = () => import('#${to}/thing.ts');\n`, rule: RESTRICTED },
    { file: fileIn(from, `re-export-${to}`), source: `export { x } from '#${to}/thing.ts';\n`, rule: RESTRICTED },
  ]);
}

const layers = Object.keys(ALLOWED);

const one = (file: string, source: string, rule: string, says?: string): Breach[] => [
  says ? { file, source, rule, says } : { file, source, rule },
];

/** Name of the rule, and every way to break it that somebody might try. */
const breaches: Readonly<Record<string, readonly Breach[]>> = {
  ...Object.fromEntries(layers.map((layer) => [`${layer}/ imports only what lies below it`, layerBreaches(layer)])),
  'only wallet/ imports cosmos-kit': layers
    .filter((layer) => layer !== 'wallet')
    .flatMap((layer) => [
      { file: fileIn(layer, 'cosmos-kit'), source: importOf('@cosmos-kit/react'), rule: RESTRICTED, says: 'Only wallet/' },
      { file: fileIn(layer, 'cosmos-kit-deep'), source: importOf('@cosmos-kit/core/esm/bases'), rule: RESTRICTED, says: 'Only wallet/' },
    ]),
  'only four layers import CosmJS': layers
    .filter((layer) => !COSMJS.includes(layer))
    .flatMap((layer) => [
      { file: fileIn(layer, 'cosmjs'), source: importOf('@cosmjs/encoding'), rule: RESTRICTED, says: 'CosmJS' },
      { file: fileIn(layer, 'cosmjs-types'), source: importOf('cosmjs-types/cosmos/bank/v1beta1/query'), rule: RESTRICTED, says: 'CosmJS' },
    ]),
  'no React in the pure layers': PURE.flatMap((layer) => [
    { file: fileIn(layer, 'react'), source: importOf('react'), rule: RESTRICTED, says: 'No React' },
    { file: fileIn(layer, 'react-dom'), source: importOf('react-dom/client'), rule: RESTRICTED, says: 'No React' },
    { file: fileIn(layer, 'react-query'), source: importOf('@tanstack/react-query'), rule: RESTRICTED, says: 'No React' },
  ]),
  'a feature does not import another feature': [
    '#features/beta/thing.ts',
    '#features/beta/deep/thing.ts',
    '../beta/thing.ts',
    '../../features/beta/thing.ts',
  ].map((specifier, index) => ({
    file: fileIn('features', `other-feature-${index}`),
    source: importOf(specifier),
    rule: RESTRICTED,
    says: 'must not import another feature',
  })),
  'money never becomes a number': NO_NUMBERS.flatMap((layer) => [
    { file: fileIn(layer, 'number'), source: 'export const y = (x: bigint) => Number(x);\n', rule: 'plugin', says: 'Money never' },
    { file: fileIn(layer, 'parse-float'), source: 'export const y = (x: string) => parseFloat(x);\n', rule: 'plugin', says: 'Money never' },
  ]),
  'no cycles': [
    {
      file: 'src/chain/cycle-a.ts',
      source: "import { b } from './cycle-b.ts';\nexport const a = () => b;\n",
      rule: 'lint/suspicious/noImportCycles',
    },
    {
      file: 'src/chain/cycle-b.ts',
      source: "import { a } from '#chain/cycle-a.ts';\nexport const b = () => a;\n",
      rule: 'lint/suspicious/noImportCycles',
    },
  ],
  'only packages of package.json': one('src/ui/undeclared.ts', importOf('left-pad'), 'lint/correctness/noUndeclaredDependencies'),
  'no barrels': [
    ...one('src/domain/index.ts', "export { x } from './thing.ts';\n", 'lint/performance/noBarrelFile'),
    ...one('src/domain/everything.ts', "export * from './thing.ts';\n", 'lint/performance/noReExportAll'),
  ],
  'no default exports': one('src/ui/default.tsx', 'export default function Page() {\n  return null;\n}\n', 'lint/style/noDefaultExport'),
  'no any': one('src/ui/any.ts', 'export const y = (x: any) => x;\n', 'lint/suspicious/noExplicitAny'),
  'no !': one('src/ui/bang.ts', 'export const y = (x: string | null) => x!.length;\n', 'lint/style/noNonNullAssertion'),
  'kebab-case file names': one('src/ui/CamelCase.tsx', 'export const y = 1;\n', 'lint/style/useFilenamingConvention'),
  'no console': one('src/tx/console.ts', "export const y = () => console.log('x');\n", 'lint/suspicious/noConsole'),
  'no test left out': [
    ...one('src/tx/only.test.ts', "import { test } from 'vitest';\ntest.only('x', () => {});\n", 'lint/suspicious/noFocusedTests'),
    ...one('src/tx/skip.test.ts', "import { test } from 'vitest';\ntest.skip('x', () => {});\n", 'lint/suspicious/noSkippedTests'),
  ],
};

const harmless: readonly { readonly file: string; readonly source: string }[] = [
  ...layers.flatMap((from) =>
    (ALLOWED[from] ?? '')
      .split(' ')
      .filter(Boolean)
      .map((to) => ({ file: fileIn(from, `allowed-${to}`), source: importOf(`#${to}/thing.ts`) })),
  ),
  { file: fileIn('features', 'own'), source: importOf('./thing.ts') },
  { file: 'src/wallet/cosmos-kit.ts', source: importOf('@cosmos-kit/react') },
  { file: 'src/ui/line-scale.ts', source: 'export const y = (x: bigint) => Number(x);\n' },
  { file: 'src/domain/everything.test.ts', source: "import { x } from '#app/thing.ts';\nexport const y = Number(x);\n" },
];

let folder = '';
let found: Map<string, { rule: string; message: string }[]>;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lint-rules-'));
  mkdirSync(join(folder, 'scripts'));
  for (const feature of ['alpha', 'beta']) {
    mkdirSync(join(folder, 'src/features', feature), { recursive: true });
    writeFileSync(join(folder, 'src/features', feature, 'thing.ts'), 'export const x = 1;\n');
  }
  for (const name of ['package.json', 'tsconfig.json', '.gitignore', 'scripts/no-money-as-number.grit'])
    copyFileSync(name, join(folder, name));
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  // The rules are generated for the feature folders that are found, so that a new feature is guarded from birth.
  execFileSync('node', [resolve('scripts/lint-rules.mjs')], { cwd: folder });
  for (const { file, source } of [...Object.values(breaches).flat(), ...harmless]) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), source);
  }
  found = lint(folder);
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function lint(cwd: string): typeof found {
  const biome = resolve('node_modules/@biomejs/biome/bin/biome');
  const { stdout } = spawnSync('node', [biome, 'lint', '--reporter=json', '--max-diagnostics=none', 'src'], {
    cwd,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  const byFile: typeof found = new Map();
  for (const { category, message, location } of JSON.parse(stdout).diagnostics) {
    const path = String(location.path?.file ?? location.path);
    byFile.set(path, [...(byFile.get(path) ?? []), { rule: category, message }]);
  }
  return byFile;
}

function isReported({ file, rule, says }: Breach): boolean {
  return (found.get(file) ?? []).some((diagnostic) => diagnostic.rule === rule && diagnostic.message.includes(says ?? ''));
}

describe('each rule of the import law bites', () => {
  test.each(Object.entries(breaches))('%s', (_name, ways) => {
    expect(ways.filter((way) => !isReported(way)).map(({ file, source }) => `${file}: ${source}`)).toEqual([]);
  });
});

describe('names that hide what is inside', () => {
  test.each(['src/ui/utils.ts', 'src/chain/helpers/thing.ts', 'src/tx/types.ts'])('%s is refused', (file) => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), 'export const y = 1;\n');
    const { status, stderr } = spawnSync('node', [resolve('scripts/lint-rules.mjs'), '--check'], { cwd: folder, encoding: 'utf8' });
    rmSync(join(folder, file));
    expect(stderr).toContain(file.includes('helpers') ? 'src/chain/helpers' : file);
    expect(status).toBe(1);
  });
});

test('what the law allows is not reported', () => {
  const complaints = harmless.flatMap(({ file }) => (found.get(file) ?? []).map(({ rule }) => `${file}: ${rule}`));
  expect(complaints).toEqual([]);
});
