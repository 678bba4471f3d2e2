// Builds dist/ and remembers from what: `npm run build` builds always, `npm start` only when a source or a setting has changed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const STAMP = 'dist/.vite/built-from.txt';
const SOURCES = ['src', 'public', 'index.html', 'package-lock.json', 'vite.config.ts', 'scripts/locked-page.ts'];

function filesOf(path) {
  if (/\.[a-z0-9]+$/i.test(path)) return [path];
  return readdirSync(path, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? filesOf(join(path, entry.name)) : [join(path, entry.name)]));
}

/** One hash over everything that decides what the build contains. */
function fingerprint() {
  const hash = createHash('sha256');
  for (const file of SOURCES.flatMap(filesOf)) hash.update(`${file}\0`).update(readFileSync(file)).update('\0');
  for (const name of Object.keys(process.env).sort()) if (name.startsWith('STKHUB_')) hash.update(`${name}=${process.env[name]}\0`);
  return hash.digest('hex');
}

/** Builds from an empty folder. Returns the exit code of the build. */
export function build() {
  const before = fingerprint();
  rmSync('dist', { recursive: true, force: true });
  const { status } = spawnSync(process.execPath, ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'], { stdio: 'inherit' });
  if (status === 0) writeFileSync(STAMP, before);
  return status ?? 1;
}

export function buildIfChanged() {
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === fingerprint()) return 0;
  console.log('Building …');
  return build();
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) process.exitCode = build();
