// Measures the production build against docs/architecture.md's budgets: `node scripts/budgets.mjs` after a build.
// Sizes are gzip -9 of what the browser downloads for a purpose: the static import closure of its entry modules, less the first load.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';

/** Modules that are imported dynamically for one purpose, by their path in Vite's manifest. What comes `after` another purpose is counted without it. */
const LAZY = [
  { name: 'wallet bridge, kB', limit: 25, entry: /^src\/wallet\/(.*bridge|wallet-session)/ },
  { name: 'signing, kB', limit: 120, entry: /^src\/(tx|chain\/tx)\// },
  { name: 'sandbox, kB', limit: 90, entry: /^src\/app\/sandbox\/stored-sandbox/ },
  { name: 'sandbox of other chains, kB', limit: 45, entry: /^src\/sandbox\/counterparties\//, after: /^src\/app\/sandbox\/stored-sandbox/ },
];
const FIRST_LOAD_KB = 110;
const STYLES_KB = 12;
const PACKAGES = 90;
/** Found in the trees of other wallets' libraries; each is large, unmaintained or has a record of holes. */
const FORBIDDEN = [
  'elliptic',
  'bn.js',
  'libsodium',
  'libsodium-sumo',
  'libsodium-wrappers',
  'libsodium-wrappers-sumo',
  'axios',
  'nock',
  'protobufjs',
];

/** One line of the table: `{ name, figure, limit, ok }`. */
const row = (name, figure, limit) => ({ name, figure, limit, ok: figure <= limit });

/** Nothing found means that the module was renamed, or became part of another chunk, and not that it costs nothing. */
const missing = (name, limit) => ({ name, figure: 'missing', limit, ok: false });

function sizes(folder) {
  const cache = new Map();
  return (file) => {
    if (!cache.has(file)) cache.set(file, gzipSync(readFileSync(join(folder, file)), { level: 9 }).length);
    return cache.get(file);
  };
}

/** Manifest keys that are loaded together with the given ones: their static imports, and those of these. */
function closure(manifest, keys) {
  const seen = new Set();
  const visit = (key) => {
    if (seen.has(key)) return;
    seen.add(key);
    for (const imported of manifest[key]?.imports ?? []) visit(imported);
  };
  for (const key of keys) visit(key);
  return seen;
}

function bundleRows(folder) {
  const manifest = JSON.parse(readFileSync(join(folder, '.vite/manifest.json'), 'utf8'));
  const sizeOf = sizes(folder);
  const kilobytes = (keys) => Math.round([...keys].reduce((sum, key) => sum + sizeOf(manifest[key].file), 0) / 10) / 100;
  const dynamic = Object.keys(manifest).filter((key) => manifest[key].isDynamicEntry);
  // The first page, Overview, is part of the entry.
  const first = closure(manifest, ['index.html']);
  const beyond = (keys, before = first) => [...closure(manifest, keys)].filter((key) => !before.has(key));
  const styles = new Set(
    Object.values(manifest).flatMap((chunk) => [...(chunk.css ?? []), ...(chunk.file.endsWith('.css') ? [chunk.file] : [])]),
  );
  const lazy = LAZY.map(({ name, limit, entry, after }) => {
    const keys = dynamic.filter((key) => entry.test(key));
    const before = after ? closure(manifest, ['index.html', ...dynamic.filter((key) => after.test(key))]) : first;
    return keys.length > 0 ? row(name, kilobytes(beyond(keys, before)), limit) : missing(name, limit);
  });
  const others = dynamic.filter((key) => !LAZY.some(({ entry }) => entry.test(key)));
  return {
    rows: [
      row('first load JavaScript, kB', kilobytes(first), FIRST_LOAD_KB),
      row('styles, kB', Math.round([...styles].reduce((sum, file) => sum + sizeOf(file), 0) / 10) / 100, STYLES_KB),
      ...lazy,
    ],
    others: others.map((key) => ({ name: key, figure: kilobytes(beyond([key])) })),
  };
}

/** Installed for production: without development tools, other systems' binaries and the stand-ins of this repository. */
export function productionPackages() {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
  return Object.entries(packages)
    .filter(([path, entry]) => path.includes('node_modules/') && !path.includes('/src/wallet/stand-ins/') && !entry.link)
    .filter(([, entry]) => !entry.dev && !entry.devOptional && !entry.optional)
    .map(([path]) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length));
}

/** All budgets as rows, and lazily loaded modules without a budget of their own, for information. */
export function measure(folder = 'dist') {
  const production = productionPackages();
  const found = production.filter((name) => FORBIDDEN.includes(name));
  const { rows, others } = bundleRows(folder);
  return {
    rows: [
      ...rows,
      row('production packages', production.length, PACKAGES),
      row(`forbidden packages${found.map((name) => ` ${name}`).join('')}`, found.length, 0),
    ],
    others,
  };
}

export function table({ rows, others }) {
  const line = (name, figure, limit, verdict) => `${name.padEnd(34)}${String(figure).padStart(9)}${String(limit).padStart(9)}  ${verdict}`;
  return [
    line('budget', 'figure', 'limit', 'ok'),
    ...rows.map(({ name, figure, limit, ok }) => line(name, figure, limit, ok ? 'yes' : 'NO')),
    ...others.map(({ name, figure }) => line(`  ${name.replace(/^src\//, '')}, kB`, figure, '-', '')),
  ].join('\n');
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  if (!existsSync('dist/.vite/manifest.json')) {
    console.error('There is no build: run `npm run build` first.');
    process.exit(1);
  }
  const result = measure();
  console.log(table(result));
  process.exitCode = result.rows.every(({ ok }) => ok) ? 0 : 1;
}
